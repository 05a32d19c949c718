using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What came of a step of the submission: whether it was permitted, and what it did to the order. Store order and money together.</summary>
/// <remarks><c>default</c> is no outcome: its <see cref="Update"/> is none, and JSON refuses it.</remarks>
public readonly struct SubmissionOutcome : IEquatable<SubmissionOutcome>
{
    /// <summary>For JSON: what was written.</summary>
    /// <param name="update">What it did to the order.</param>
    /// <param name="transition">The transition of the submission.</param>
    /// <exception cref="JsonException">A member is missing, or what was refused changed the order.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SubmissionOutcome(OrderUpdate update, FixedTransition<SubmissionStatus, SubmissionTrigger> transition)
    {
        _ = JsonInput.Required(update.Order, nameof(Update));
        JsonInput.Ensure(transition != default, "Transition is missing.");
        JsonInput.Ensure(transition.IsPermitted || !update.Changed, "What was refused changes nothing.");
        JsonInput.Ensure(
            (update.Before.Submission?.Status, update.Order.Submission?.Status) == (transition.From, transition.To),
            "The Transition does not lead from the submission Before to that of the Order.");
        Update = update;
        Transition = transition;
    }

    /// <summary>What it did to the order; nothing where it is not permitted.</summary>
    public OrderUpdate Update { get; }

    /// <summary>
    /// The transition of the submission, permitted or refused, with the reason. A refusal that waits is told as
    /// <see cref="SubmissionTrigger.Requeue"/>.
    /// </summary>
    public FixedTransition<SubmissionStatus, SubmissionTrigger> Transition { get; }

    /// <summary>Whether it was permitted.</summary>
    [JsonIgnore]
    public bool IsPermitted => Transition.IsPermitted;

    /// <summary>Whether both say the same.</summary>
    public static bool operator ==(in SubmissionOutcome left, in SubmissionOutcome right) => left.Equals(right);

    /// <summary>Whether they say something else.</summary>
    public static bool operator !=(in SubmissionOutcome left, in SubmissionOutcome right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(SubmissionOutcome other) => Update == other.Update && Transition == other.Transition;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SubmissionOutcome other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Update, Transition);
}
