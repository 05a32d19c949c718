using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What came of a person's decision: what it did to the order, or why it may not be taken. Store order and money together.</summary>
/// <remarks><c>default</c> is no outcome: its <see cref="Update"/> is none, and JSON refuses it.</remarks>
public readonly struct DecisionOutcome : IEquatable<DecisionOutcome>
{
    /// <summary>For JSON: what was written.</summary>
    /// <param name="update">What it did to the order.</param>
    /// <param name="refusal">Why it was refused.</param>
    /// <exception cref="JsonException">A member is missing, or what was refused changed the order.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DecisionOutcome(OrderUpdate update, DecisionRefusal? refusal = null)
    {
        _ = JsonInput.Required(update.Order, nameof(Update));
        JsonInput.Ensure(JsonInput.Defined(refusal, nameof(Refusal)) is null || !update.Changed, "What was refused changes nothing.");
        Update = update;
        Refusal = refusal;
    }

    /// <summary>What it did to the order and its money; nothing where it was refused.</summary>
    public OrderUpdate Update { get; }

    /// <summary>Why it may not be taken; <see langword="null"/> where it was.</summary>
    public DecisionRefusal? Refusal { get; }

    /// <summary>Whether both say the same.</summary>
    public static bool operator ==(in DecisionOutcome left, in DecisionOutcome right) => left.Equals(right);

    /// <summary>Whether they say something else.</summary>
    public static bool operator !=(in DecisionOutcome left, in DecisionOutcome right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(DecisionOutcome other) => Update == other.Update && Refusal == other.Refusal;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DecisionOutcome other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Update, Refusal);
}
