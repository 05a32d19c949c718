namespace SmmOrders.EntityFrameworkCore;

/// <summary>Applies a person's decision, on the order as it was first read or not at all.</summary>
internal sealed class DecisionTask<TOrder, TKey>(OrderDecision decision) : IOrderTask<TOrder, TKey, OrderDecisionOutcome>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private long? _version;

    public OrderKey Order => decision.Order;

    public PlannedChange<TOrder, TKey, OrderDecisionOutcome> Plan(ChangePlan<TOrder, TKey> plan, OrderRow<TOrder, TKey> row, Guid writeId)
    {
        // The transaction is tried again, for example after a deadlock: the order must still be the one that was decided on.
        if ((_version ??= row.Version) != row.Version)
        {
            return new() { Outcome = status => Outcome(status, null), Row = row, Otherwise = ApplyStatus.Conflict };
        }

        DateTimeOffset at = InstantColumn.Cut(decision.At);
        DecisionOutcome decided = plan.RulesOf(row).Tracker.Decide(row.ToState(), decision.Decision, at);
        var origin = new ChangeOrigin { WriteId = writeId, Reported = decision.Decision.ToString(), By = decision.By, Note = decision.Note };
        return new()
        {
            Outcome = status => new OrderDecisionOutcome { Order = decision.Order, Status = status, Decision = status == ApplyStatus.Conflict ? default : decided },
            Row = row,
            Change = plan.Make(row, decided.Update, at, origin),
            Refund = decided.Update.Refund,
            Otherwise = decided.Refusal is null ? ApplyStatus.Unchanged : ApplyStatus.Refused,
        };
    }

    public OrderDecisionOutcome Outcome(ApplyStatus status, string? reason) => new() { Order = decision.Order, Status = status, Reason = reason };
}
