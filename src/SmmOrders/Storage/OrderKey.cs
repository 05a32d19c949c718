using System.Globalization;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// A panel's own identifier of an order, as its database stores it: a whole number, a <see cref="Guid"/> or a text. It lets code that
/// knows no database, such as a background worker, name an order.
/// </summary>
/// <remarks>Texts are compared ordinally. <c>default</c> names no order, and every store refuses it.</remarks>
[JsonConverter(typeof(NotForJson))]
public readonly struct OrderKey : IEquatable<OrderKey>
{
    private OrderKey(object value) => Value = value;

    /// <summary>The identifier: a <see cref="long"/>, a <see cref="Guid"/> or a <see cref="string"/>; <see langword="null"/> for <c>default</c>.</summary>
    public object? Value { get; }

    /// <summary>A whole number, of any width.</summary>
    public static OrderKey Of(long value) => new(value);

    /// <summary>A <see cref="Guid"/>.</summary>
    public static OrderKey Of(Guid value) => new(value);

    /// <summary>A text.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public static OrderKey Of(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(value);
    }

    /// <summary>Whether the two name the same order.</summary>
    public static bool operator ==(OrderKey left, OrderKey right) => left.Equals(right);

    /// <summary>Whether the two name different orders.</summary>
    public static bool operator !=(OrderKey left, OrderKey right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(OrderKey other) => Equals(Value, other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is OrderKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value?.GetHashCode() ?? 0;

    /// <summary>The identifier as text; independent of culture.</summary>
    public override string ToString() => Value is null ? "no order" : Convert.ToString(Value, CultureInfo.InvariantCulture)!;
}
