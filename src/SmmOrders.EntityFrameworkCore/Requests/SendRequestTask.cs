using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Stores the intent to send a request.</summary>
internal sealed class SendRequestTask<TOrder, TKey>(OrderKey order, OrderRequestEntry<TKey> request, DateTimeOffset at, DateTimeOffset overdueAt)
    : IOrderTask<TOrder, TKey, ClaimedRequest?>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private OrderRequestEntry<TKey>? _after;

    public OrderKey Order => order;

    public DateTimeOffset? PolledAt => null;

    public string? ProviderOrderId => null;

    public bool IsPersons => false;

    public PlannedChange<TOrder, TKey, ClaimedRequest?> Plan(ChangePlan<TOrder, TKey> plan, OrderRow<TOrder, TKey> row, Guid writeId, OrderKey? holder)
    {
        OrderState state = row.ToState();
        RequestOutcome outcome = plan.RulesOf(row).Tracker.Follow(state, RequestStep.Send(overdueAt));
        if (row.RequestId != request.Id || row.ProviderOrderId is not { } providerOrderId || (request.Kind == RequestKind.Cancel && state.IsFinal) || outcome.Refusal is not null)
        {
            _after = request.Moot(at);
            return new() { Outcome = _ => null, Row = row };
        }

        _after = request.Sending(at, overdueAt);
        ClaimedRequest claimed = new() { Order = order, Request = request.Id, Kind = request.Kind, Provider = request.Provider!, ProviderOrderId = providerOrderId, OverdueAt = overdueAt };
        return new()
        {
            Outcome = _ => claimed,
            Row = row,
            Change = plan.Make(row, outcome.Update, at, new() { WriteId = writeId, Reported = RequestStep.Send(overdueAt).ToString(), KeepsPolls = true }),
            Attention = plan.AttentionOf(row, outcome.Update, at, null),
        };
    }

    public Task WriteAsync(DbContext context, StoreModel<TOrder, TKey> model, CancellationToken cancellationToken) =>
        RequestTable<TOrder, TKey>.UpdateAsync(context, _after!, cancellationToken);

    public ClaimedRequest? Outcome(ApplyStatus status, string? reason) => null;
}
