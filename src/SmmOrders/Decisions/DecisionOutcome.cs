using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>The result of a person's decision: its effect on the order, or why it was refused. Store order and money together.</summary>
/// <remarks><c>default</c> is not an outcome: its <see cref="Update"/> is <c>default</c>, and JSON refuses it.</remarks>
public readonly struct DecisionOutcome : IEquatable<DecisionOutcome>
{
    /// <summary>For JSON deserialization.</summary>
    /// <param name="update">The effect on the order.</param>
    /// <param name="refusal">Why it was refused.</param>
    /// <exception cref="JsonException">A member is missing, or a refused decision changed the order.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DecisionOutcome(OrderUpdate update, DecisionRefusal? refusal = null)
    {
        _ = JsonInput.Required(update.Order, nameof(Update));
        JsonInput.Ensure(JsonInput.Defined(refusal, nameof(Refusal)) is null || !update.Changed, "A refused outcome must not change the order.");
        Update = update;
        Refusal = refusal;
    }

    /// <summary>The effect on the order and its money; none if the decision was refused.</summary>
    public OrderUpdate Update { get; }

    /// <summary>Why the decision was refused; <see langword="null"/> if it was not.</summary>
    public DecisionRefusal? Refusal { get; }

    /// <summary>Whether the two are equal.</summary>
    public static bool operator ==(in DecisionOutcome left, in DecisionOutcome right) => left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(in DecisionOutcome left, in DecisionOutcome right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(DecisionOutcome other) => Update == other.Update && Refusal == other.Refusal;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DecisionOutcome other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Update, Refusal);
}
