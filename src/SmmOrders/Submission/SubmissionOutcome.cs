namespace SmmOrders;

/// <summary>What came of a step of the submission: whether it was permitted, and what it did to the order. Store order and money together.</summary>
public readonly record struct SubmissionOutcome
{
    internal SubmissionOutcome(OrderUpdate update, FixedTransition<SubmissionStatus, SubmissionTrigger> transition)
    {
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
    public bool IsPermitted => Transition.IsPermitted;
}
