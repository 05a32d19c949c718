namespace SmmOrders.EntityFrameworkCore;

/// <summary>Applies a step of an order's submission.</summary>
internal sealed class SubmissionTask<TOrder, TKey>(OrderSubmission submission) : IOrderTask<TOrder, TKey, OrderSubmissionOutcome>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    public OrderKey Order => submission.Order;

    public PlannedChange<TOrder, TKey, OrderSubmissionOutcome> Plan(ChangePlan<TOrder, TKey> plan, OrderRow<TOrder, TKey> row, Guid writeId)
    {
        DateTimeOffset at = InstantColumn.Cut(submission.At);
        SubmissionOutcome stepped = plan.RulesOf(row).Tracker.Submit(row.ToState(), submission.Step, at);
        var origin = new ChangeOrigin
        {
            WriteId = writeId,
            Reported = submission.Step.ToString(),
            By = submission.By,
            ProviderOrderId = stepped.IsPermitted ? submission.ProviderOrderId : null,
            Submission = stepped.Transition.To,
        };
        return new()
        {
            Outcome = status => new OrderSubmissionOutcome
            {
                Order = submission.Order,
                Status = status,
                Submission = status == ApplyStatus.Conflict ? default : stepped,
            },
            Row = row,
            Change = plan.Make(row, stepped.Update, at, origin),
            Refund = stepped.Update.Refund,
            Otherwise = stepped.IsPermitted ? ApplyStatus.Unchanged : ApplyStatus.Refused,
        };
    }

    public OrderSubmissionOutcome Outcome(ApplyStatus status, string? reason) => new() { Order = submission.Order, Status = status, Reason = reason };
}
