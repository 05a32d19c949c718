namespace PanelBackend;

/// <summary>Something that a person may decide about an order now.</summary>
/// <param name="Name">Its name in the form.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Effect">What follows from it.</param>
internal sealed record DecisionChoice(string Name, string Title, string Effect)
{
    public const string Complete = "complete", Partial = "partial", Cancel = "cancel", CorrectPartial = "correct-partial", CorrectCancel = "correct-cancel",
        Refund = "refund", Place = "place", Requeue = "requeue", Withdraw = "withdraw";

    private static readonly (DecisionChoice Choice, Decision Trial)[] Decisions =
    [
        (new(Partial, "It ended Partial", "What was not delivered is refunded. State how many were delivered."), Decision.EndPartial(1)),
        (new(Complete, "It was delivered in full", "The order ends Completed. Nothing is refunded."), Decision.EndCompleted()),
        (new(Cancel, "Cancel it", "The order ends Canceled and is refunded in full."), Decision.EndCanceled()),
        (new(CorrectPartial, "Correct it to Partial", "Fewer were delivered than it says. What is still due is refunded. State how many were delivered."), Decision.CorrectToPartial(1)),
        (new(CorrectCancel, "Correct it to Canceled", "What was kept is refunded."), Decision.CorrectToCanceled()),
    ];

    private static readonly (DecisionChoice Choice, SubmissionStep Step)[] Steps =
    [
        (new(Place, "The provider has it", "State its identifier there. The order is then polled."), SubmissionStep.Place()),
        (new(Requeue, "Send it again", "Only if the provider surely does not have it: otherwise it would be there twice."), SubmissionStep.Requeue()),
        (new(Withdraw, "Withdraw it", "It is not sent. The order is canceled and refunded in full."), SubmissionStep.Withdraw()),
    ];

    /// <summary>What the rules permit for an order: the library says it, by deciding on trial.</summary>
    public static IReadOnlyList<DecisionChoice> For(OrderState order, OrderTracker tracker, DateTimeOffset now)
    {
        // What is on its way has its answer soon, and that decides.
        if (order.Submission?.Status == SubmissionStatus.Sending)
        {
            return [];
        }

        IEnumerable<DecisionChoice> steps = order.Submission is null ? []
            : Steps.Where(step => tracker.Submit(order, step.Step, now).IsPermitted).Select(step => step.Choice);

        // To cancel what is not placed is to withdraw it, which is among the steps.
        IEnumerable<(DecisionChoice Choice, Decision Trial)> decisions =
        [
            .. order.IsPlaced ? Decisions : [],
            (new(Refund, "Refund by hand", "State the total that is refunded then. The status stays."), Decision.Refund(order.Charge, order.Refunded)),
        ];
        return [.. steps, .. decisions.Where(decision => tracker.Decide(order, decision.Trial, now).Refusal is null).Select(decision => decision.Choice)];
    }
}
