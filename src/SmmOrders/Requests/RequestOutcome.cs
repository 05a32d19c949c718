using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// The result of a request, or of a step of one. Store order and money together: canceling withdraws an order that is queued or refused.
/// </summary>
/// <remarks><c>default</c> is not an outcome: its <see cref="Update"/> is <c>default</c>, and JSON refuses it.</remarks>
public readonly struct RequestOutcome : IEquatable<RequestOutcome>
{
    /// <summary>For JSON deserialization.</summary>
    /// <param name="update">The effect on the order.</param>
    /// <param name="refusal">Why it was refused.</param>
    /// <exception cref="JsonException">A member is missing, or a refused request changed the order.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RequestOutcome(OrderUpdate update, RequestRefusal? refusal = null)
    {
        _ = JsonInput.Required(update.Order, nameof(Update));
        JsonInput.Ensure(JsonInput.Defined(refusal, nameof(Refusal)) is null || !update.Changed, "A refused outcome must not change the order.");
        Update = update;
        Refusal = refusal;
    }

    /// <summary>The effect on the order; none if it was refused.</summary>
    public OrderUpdate Update { get; }

    /// <summary>Why it was refused; <see langword="null"/> if it was not.</summary>
    public RequestRefusal? Refusal { get; }

    /// <summary>Whether the two are equal.</summary>
    public static bool operator ==(in RequestOutcome left, in RequestOutcome right) => left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(in RequestOutcome left, in RequestOutcome right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(RequestOutcome other) => Update == other.Update && Refusal == other.Refusal;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RequestOutcome other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Update, Refusal);
}
