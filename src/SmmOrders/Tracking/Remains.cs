using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// What a provider reported as left to deliver: a count, nothing, or something unreadable. The three are distinct because a missing
/// count read as 0 would pay no refund at all.
/// </summary>
/// <remarks>
/// <c>default</c> is <see cref="Missing"/>. In JSON it consists of <see cref="Count"/> and <see cref="IsUnreadable"/>:
/// <c>{"Count":157,"IsUnreadable":false}</c>.
/// </remarks>
public readonly struct Remains : IEquatable<Remains>
{
    private readonly State _state;
    private readonly long _count;

    private Remains(State state, long count)
    {
        _state = state;
        _count = count;
    }

    /// <summary>For JSON deserialization.</summary>
    /// <param name="count">The count, if there is one.</param>
    /// <param name="isUnreadable">Whether there is none because it is unreadable.</param>
    /// <exception cref="JsonException">There is a count that is marked unreadable.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Remains(long? count = null, bool isUnreadable = false)
    {
        JsonInput.Ensure(count is null || !isUnreadable, "Remains that have a Count are not unreadable.");
        this = count is { } units ? Of(units) : isUnreadable ? Unreadable : Missing;
    }

    private enum State : byte
    {
        Missing,
        Unreadable,
        Known,
    }

    /// <summary>The provider reported nothing: absent, null or empty.</summary>
    public static Remains Missing => default;

    /// <summary>The provider reported something that is not a whole number, such as <c>Unknown</c>, <c>157.5</c> or <c>1,000</c>.</summary>
    public static Remains Unreadable => new(State.Unreadable, 0);

    /// <summary>Whether there is a count.</summary>
    [JsonIgnore]
    public bool IsKnown => _state == State.Known;

    /// <summary>Whether the provider reported nothing.</summary>
    [JsonIgnore]
    public bool IsMissing => _state == State.Missing;

    /// <summary>Whether the provider reported something unreadable.</summary>
    public bool IsUnreadable => _state == State.Unreadable;

    /// <summary>
    /// The units left to deliver. Below zero if more was delivered than ordered; may exceed the order's quantity.
    /// <see langword="null"/> if there is no count.
    /// </summary>
    public long? Count => IsKnown ? _count : null;

    /// <summary>The count, for callers that know there is one; otherwise 0.</summary>
    internal long Units => _count;

    /// <summary>A count of units left to deliver; any value, including below zero.</summary>
    public static Remains Of(long count) => new(State.Known, count);

    /// <summary>Same as <see cref="Of"/>.</summary>
#pragma warning disable CA2225 // Of is the named alternative.
    public static implicit operator Remains(long count) => Of(count);
#pragma warning restore CA2225

    /// <summary>Whether the two are equal.</summary>
    public static bool operator ==(Remains left, Remains right) => left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(Remains left, Remains right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Remains other) => _state == other._state && _count == other._count;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Remains other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_state, _count);

    /// <summary>The count in plain digits, or <c>missing</c> or <c>unreadable</c>.</summary>
    public override string ToString() => _state switch
    {
        State.Known => _count.ToString(CultureInfo.InvariantCulture),
        State.Unreadable => "unreadable",
        _ => "missing",
    };
}
