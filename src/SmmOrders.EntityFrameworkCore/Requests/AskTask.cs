using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Stores a request to cancel or refill an order; or withdraws it, if it was not sent yet.</summary>
internal sealed class AskTask<TOrder, TKey>(RequestAsk ask) : IOrderTask<TOrder, TKey, OrderRequestOutcome>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly DateTimeOffset _at = InstantColumn.Cut(ask.At);
    private OrderRequestEntry<TKey>? _asked;
    private Guid? _before;

    public OrderKey Order => ask.Order;

    public DateTimeOffset? PolledAt => null;

    public string? ProviderOrderId => null;

    // It is a wish, and right on whatever the order has become; so it is decided again where another writer was faster.
    public bool IsPersons => false;

    public PlannedChange<TOrder, TKey, OrderRequestOutcome> Plan(ChangePlan<TOrder, TKey> plan, OrderRow<TOrder, TKey> row, Guid writeId, OrderKey? holder)
    {
        RequestOutcome outcome = plan.RulesOf(row).Tracker.Ask(row.ToState(), ask.Kind, _at);
        if (outcome.Refusal is { } refusal)
        {
            (_asked, _before) = (null, null);
            return new() { Outcome = _ => Of(ApplyStatus.Refused, outcome, RequestReason.Of(ask.Order, ask.Kind, refusal)), Row = row, Otherwise = ApplyStatus.Refused };
        }

        bool withdraws = outcome.Update.Order.IsFinal && !outcome.Update.Before.IsFinal;
        _before = withdraws ? null : row.RequestId;
        _asked = withdraws ? null : new()
        {
            Id = Guid.CreateVersion7(),
            OrderId = row.Key,
            Kind = ask.Kind,
            Status = RequestStatus.Asked,
            Provider = row.Provider,
            AskedAt = _at,
            AskedBy = ask.By,
            Note = ask.Note,
            DueAt = _at,
        };
        return new()
        {
            Outcome = status => Of(status, status == ApplyStatus.Conflict ? default : outcome, null),
            Row = row,
            Change = plan.Make(row, outcome.Update, _at, new()
            {
                WriteId = writeId,
                Reported = $"{ask.Kind} requested",
                By = ask.By,
                Note = ask.Note,
                RequestId = _asked?.Id,
                KeepsPolls = !withdraws,
            }),
            Attention = plan.AttentionOf(row, outcome.Update, _at, null),
            Refund = outcome.Update.Refund,
        };
    }

    public async Task WriteAsync(DbContext context, StoreModel<TOrder, TKey> model, CancellationToken cancellationToken)
    {
        if (_before is { } before)
        {
            await RequestTable<TOrder, TKey>.EndAsync(context, before, _at, cancellationToken).ConfigureAwait(false);
        }

        if (_asked is not null)
        {
            await model.Requests!.InsertAsync(context, _asked, cancellationToken).ConfigureAwait(false);
        }
    }

    public OrderRequestOutcome Outcome(ApplyStatus status, string? reason) => new() { Order = ask.Order, Status = status, Reason = reason };

    private OrderRequestOutcome Of(ApplyStatus status, RequestOutcome outcome, string? reason) =>
        new() { Order = ask.Order, Status = status, Outcome = outcome, Request = status is ApplyStatus.Applied or ApplyStatus.Written ? _asked?.Id : null, Reason = reason };
}
