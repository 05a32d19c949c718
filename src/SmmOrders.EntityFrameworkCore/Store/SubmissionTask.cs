namespace SmmOrders.EntityFrameworkCore;

/// <summary>Applies a step of an order's submission.</summary>
internal sealed class SubmissionTask<TOrder, TKey>(OrderSubmission submission) : IOrderTask<TOrder, TKey, OrderSubmissionOutcome>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly DateTimeOffset _at = InstantColumn.Cut(submission.At);
    private readonly SubmissionStep _step = submission.Step.OverdueAt is { } overdue ? SubmissionStep.Send(InstantColumn.Cut(overdue)) : submission.Step;

    public OrderKey Order => submission.Order;

    public DateTimeOffset? PolledAt => null;

    public string? ProviderOrderId => submission.ProviderOrderId;

    public bool IsPersons => submission.By is not null;

    public PlannedChange<TOrder, TKey, OrderSubmissionOutcome> Plan(ChangePlan<TOrder, TKey> plan, OrderRow<TOrder, TKey> row, Guid writeId, OrderKey? holder)
    {
        if (row.SubmissionStatus is null)
        {
            return Refused(row, $"The submission of order {submission.Order} is not tracked: it counts as placed, and takes no step.");
        }

        string? taken = holder is { } other
            ? $"The provider's identifier {submission.ProviderOrderId} of {row.Provider ?? "no provider"} belongs to order {other}, so order {submission.Order} cannot have it too."
            : null;
        if (taken is not null && IsPersons)
        {
            return Refused(row, $"{taken} Check the identifier at the provider.");
        }

        // An answer that brings the identifier of another order says nothing about this one (domain rules, section 7).
        SubmissionStep step = taken is null ? _step : SubmissionStep.LoseTrack();
        SubmissionOutcome stepped = plan.RulesOf(row).Tracker.Submit(row.ToState(), step, _at);
        string? id = stepped.IsPermitted && taken is null ? submission.ProviderOrderId : null;
        string? reason = taken is null ? null : $"{taken} Look at the provider which of the two it is, then decide.";
        return new()
        {
            Outcome = status => new OrderSubmissionOutcome
            {
                Order = submission.Order,
                Status = status,
                Submission = status == ApplyStatus.Conflict ? default : stepped,
                Reason = reason,
            },
            Row = row,
            Change = plan.Make(row, stepped.Update, _at, new()
            {
                WriteId = writeId,
                Reported = submission.Step.ToString(),
                By = submission.By,
                Note = reason ?? submission.Note,
                ProviderOrderId = id,
            }),
            Attention = plan.AttentionOf(row, stepped.Update, _at, reason ?? Words(submission)),
            Refund = stepped.Update.Refund,
            Otherwise = stepped.IsPermitted ? ApplyStatus.Unchanged : ApplyStatus.Refused,
        };
    }

    public OrderSubmissionOutcome Outcome(ApplyStatus status, string? reason) => new() { Order = submission.Order, Status = status, Reason = reason };

    // An identifier alone is news; what is said beside it is not.
    private static string Words(OrderSubmission submission) =>
        (submission.ProviderOrderId ?? submission.Note) is { Length: > 0 } words ? $"{submission.Step}: {words}" : submission.Step.ToString();

    private PlannedChange<TOrder, TKey, OrderSubmissionOutcome> Refused(OrderRow<TOrder, TKey> row, string reason) =>
        new() { Outcome = status => Outcome(status, reason), Row = row, Otherwise = ApplyStatus.Refused };
}
