using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What came of a request, or of a step of it. Store order and money together: an order that was not sent yet is withdrawn.</summary>
/// <remarks><c>default</c> is no outcome: its <see cref="Update"/> is none, and JSON refuses it.</remarks>
public readonly struct RequestOutcome : IEquatable<RequestOutcome>
{
    /// <summary>For JSON: what was written.</summary>
    /// <param name="update">What it did to the order.</param>
    /// <param name="refusal">Why it was refused.</param>
    /// <exception cref="JsonException">A member is missing, or what was refused changed the order.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RequestOutcome(OrderUpdate update, RequestRefusal? refusal = null)
    {
        _ = JsonInput.Required(update.Order, nameof(Update));
        JsonInput.Ensure(JsonInput.Defined(refusal, nameof(Refusal)) is null || !update.Changed, "What was refused changes nothing.");
        Update = update;
        Refusal = refusal;
    }

    /// <summary>What it did to the order; nothing where it was refused.</summary>
    public OrderUpdate Update { get; }

    /// <summary>Why it was refused; <see langword="null"/> where it was not.</summary>
    public RequestRefusal? Refusal { get; }

    /// <summary>Whether both say the same.</summary>
    public static bool operator ==(in RequestOutcome left, in RequestOutcome right) => left.Equals(right);

    /// <summary>Whether they say something else.</summary>
    public static bool operator !=(in RequestOutcome left, in RequestOutcome right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(RequestOutcome other) => Update == other.Update && Refusal == other.Refusal;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RequestOutcome other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Update, Refusal);
}
