namespace SmmOrders.EntityFrameworkCore;

/// <summary>Applies a person's decision.</summary>
internal sealed class DecisionTask<TOrder, TKey>(OrderDecision decision) : IOrderTask<TOrder, TKey, OrderDecisionOutcome>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly DateTimeOffset _at = InstantColumn.Cut(decision.At);

    public OrderKey Order => decision.Order;

    public DateTimeOffset? PolledAt => null;

    public string? ProviderOrderId => null;

    public bool IsPersons => true;

    public PlannedChange<TOrder, TKey, OrderDecisionOutcome> Plan(ChangePlan<TOrder, TKey> plan, OrderRow<TOrder, TKey> row, Guid writeId, OrderKey? holder)
    {
        DecisionOutcome decided = plan.RulesOf(row).Tracker.Decide(row.ToState(), decision.Decision, _at);
        return new()
        {
            Outcome = status => new OrderDecisionOutcome { Order = decision.Order, Status = status, Decision = status == ApplyStatus.Conflict ? default : decided },
            Row = row,
            Change = plan.Make(row, decided.Update, _at, new() { WriteId = writeId, Reported = decision.Decision.ToString(), By = decision.By, Note = decision.Note }),
            Attention = plan.AttentionOf(row, decided.Update, _at, decision.Decision.ToString()),
            Refund = decided.Update.Refund,
            Otherwise = decided.Refusal is null ? ApplyStatus.Unchanged : ApplyStatus.Refused,
        };
    }

    public OrderDecisionOutcome Outcome(ApplyStatus status, string? reason) => new() { Order = decision.Order, Status = status, Reason = reason };
}
