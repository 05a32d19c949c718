using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>The result of a step of the submission: whether it was permitted, and its effect on the order. Store order and money together.</summary>
/// <remarks><c>default</c> is not an outcome: its <see cref="Update"/> is <c>default</c>, and JSON refuses it.</remarks>
public readonly struct SubmissionOutcome : IEquatable<SubmissionOutcome>
{
    /// <summary>For JSON deserialization.</summary>
    /// <param name="update">The effect on the order.</param>
    /// <param name="transition">The transition of the submission.</param>
    /// <exception cref="JsonException">A member is missing, or a refused step changed the order.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SubmissionOutcome(OrderUpdate update, FixedTransition<SubmissionStatus, SubmissionTrigger> transition)
    {
        _ = JsonInput.Required(update.Order, nameof(Update));
        JsonInput.Ensure(transition != default, "Transition is missing.");
        JsonInput.Ensure(transition.IsPermitted || !update.Changed, "A refused outcome must not change the order.");
        JsonInput.Ensure(
            (update.Before.Submission?.Status, update.Order.Submission?.Status) == (transition.From, transition.To),
            "The Transition does not lead from the submission Before to that of the Order.");
        Update = update;
        Transition = transition;
    }

    /// <summary>The effect on the order; none if the step was not permitted.</summary>
    public OrderUpdate Update { get; }

    /// <summary>
    /// The transition of the submission, permitted or refused, with the reason. A refusal that waits appears as
    /// <see cref="SubmissionTrigger.Requeue"/>.
    /// </summary>
    public FixedTransition<SubmissionStatus, SubmissionTrigger> Transition { get; }

    /// <summary>Whether the step was permitted.</summary>
    [JsonIgnore]
    public bool IsPermitted => Transition.IsPermitted;

    /// <summary>
    /// The same outcome, and <see cref="Findings.PlacedTwice"/> among its findings: that the provider has a second order, or may have
    /// one, is known from the attempts beside the order and not from its state (domain rules, section 7).
    /// </summary>
    /// <returns>The outcome; the transition and the order stay as they are.</returns>
    public SubmissionOutcome WithPlacedTwice() =>
        new(new(Update.Before, Update.Order, Update.Path, Update.Findings | Findings.PlacedTwice, Update.Refund), Transition);

    /// <summary>Whether the two are equal.</summary>
    public static bool operator ==(in SubmissionOutcome left, in SubmissionOutcome right) => left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(in SubmissionOutcome left, in SubmissionOutcome right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(SubmissionOutcome other) => Update == other.Update && Transition == other.Transition;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SubmissionOutcome other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Update, Transition);
}
