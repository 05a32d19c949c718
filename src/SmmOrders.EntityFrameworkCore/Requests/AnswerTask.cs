using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Applies the answer to a request, which stands beside the order: the order's own row has the state of its last request alone.</summary>
internal sealed class AnswerTask<TOrder, TKey>(RequestAnswer answer) : IOrderTask<TOrder, TKey, OrderRequestOutcome>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly DateTimeOffset _at = InstantColumn.Cut(answer.At);
    private OrderRequestEntry<TKey>? _read;
    private OrderRequestEntry<TKey>? _after;

    public OrderKey Order => answer.Order;

    public DateTimeOffset? PolledAt => null;

    public string? ProviderOrderId => null;

    public bool IsPersons => answer.By is not null;

    public async Task ReadAsync(DbContext context, StoreModel<TOrder, TKey> model, OrderRow<TOrder, TKey> row, CancellationToken cancellationToken)
    {
        Guid id = answer.Request;
        _read = await RequestTable<TOrder, TKey>.All(context).SingleOrDefaultAsync(request => request.Id == id, cancellationToken).ConfigureAwait(false);
    }

    public PlannedChange<TOrder, TKey, OrderRequestOutcome> Plan(ChangePlan<TOrder, TKey> plan, OrderRow<TOrder, TKey> row, Guid writeId, OrderKey? holder)
    {
        _after = null;
        if (_read is not { } request || !request.OrderId.Equals(row.Key))
        {
            return Undone(row, ApplyStatus.NotApplied, $"Order {answer.Order} has no request {answer.Request}. Name the one that its claim returned.");
        }

        if (!RequestLifecycle.Instance.TryFire(request.Status, answer.Step.Trigger, out FixedTransition<RequestStatus, RequestTrigger> taken))
        {
            return Again(row, request);
        }

        if (request.Status == RequestStatus.Unknown && answer.By is null)
        {
            // Recorded for the person who decides (domain rules, section 7).
            _after = request.Recorded(answer, _at);
            return Undone(row, ApplyStatus.Unchanged, $"The request of order {answer.Order} is unknown: a person decides. The answer is recorded with it.");
        }

        if (taken.To == RequestStatus.Acknowledged && request.Kind == RequestKind.Refill && (answer.ProviderRequestId ?? request.ProviderRequestId) is null)
        {
            return Undone(row, ApplyStatus.Refused, RequestReason.NotFollowed(answer.Order));
        }

        _after = request.After(taken.To, answer, _at);
        if (row.RequestId != request.Id)
        {
            // The order has a later request.
            return new() { Outcome = _ => Of(ApplyStatus.Applied, default), Row = row };
        }

        RequestOutcome outcome = plan.RulesOf(row).Tracker.Follow(row.ToState(), answer.Step);
        return new()
        {
            Outcome = status => Of(status, status == ApplyStatus.Conflict ? default : outcome),
            Row = row,
            Change = plan.Make(row, outcome.Update, _at, new() { WriteId = writeId, Reported = answer.Step.ToString(), By = answer.By, Note = answer.Note, KeepsPolls = true }),
            Attention = plan.AttentionOf(row, outcome.Update, _at, answer.Note is { Length: > 0 } words ? $"{request.Kind} {answer.Step}: {words}" : $"{request.Kind} {answer.Step}"),
        };
    }

    public Task WriteAsync(DbContext context, StoreModel<TOrder, TKey> model, CancellationToken cancellationToken) =>
        _after is null ? Task.CompletedTask : RequestTable<TOrder, TKey>.UpdateAsync(context, _after, cancellationToken);

    public OrderRequestOutcome Outcome(ApplyStatus status, string? reason) => new() { Order = answer.Order, Status = status, Reason = reason };

    private PlannedChange<TOrder, TKey, OrderRequestOutcome> Again(OrderRow<TOrder, TKey> row, OrderRequestEntry<TKey> request)
    {
        bool isSame = request.Status == StatusAfter(answer.Step.Trigger) && (answer.ProviderRequestId ?? request.ProviderRequestId) == request.ProviderRequestId;
        return isSame
            ? Undone(row, ApplyStatus.Unchanged, null)
            : Undone(row, ApplyStatus.Refused, $"The {request.Kind} request of order {answer.Order} is {request.Status}, and does not permit {answer.Step}.");
    }

    private static RequestStatus StatusAfter(RequestTrigger trigger) => trigger switch
    {
        RequestTrigger.Acknowledge => RequestStatus.Acknowledged,
        RequestTrigger.Refuse => RequestStatus.Refused,
        RequestTrigger.LoseTrack => RequestStatus.Unknown,
        RequestTrigger.Finish => RequestStatus.Done,
        RequestTrigger.Reject => RequestStatus.Rejected,
        _ => RequestStatus.Asked,
    };

    private OrderRequestOutcome Of(ApplyStatus status, RequestOutcome outcome) => new() { Order = answer.Order, Status = status, Outcome = outcome, Request = answer.Request };

    private PlannedChange<TOrder, TKey, OrderRequestOutcome> Undone(OrderRow<TOrder, TKey> row, ApplyStatus status, string? reason) =>
        new() { Outcome = _ => Outcome(status, reason) with { Request = answer.Request }, Row = row, Otherwise = status };
}
