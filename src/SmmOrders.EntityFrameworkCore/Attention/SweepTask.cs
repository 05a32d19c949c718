using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Applies the passing of time.</summary>
/// <param name="order">The order.</param>
/// <param name="at">The instant; whole microseconds.</param>
internal sealed class SweepTask<TOrder, TKey>(OrderKey order, DateTimeOffset at) : IOrderTask<TOrder, TKey, ApplyOutcome>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    // What becomes of a submission or a request whose answer is overdue.
    private static readonly string Step = SubmissionStep.LoseTrack().ToString();

    private Guid? _lostRequest;

    public OrderKey Order => order;

    public DateTimeOffset? PolledAt => null;

    public DateTimeOffset? SweptAt => at;

    public string? ProviderOrderId => null;

    public bool IsPersons => false;

    public PlannedChange<TOrder, TKey, ApplyOutcome> Plan(ChangePlan<TOrder, TKey> plan, OrderRow<TOrder, TKey> row, Guid writeId, OrderKey? holder)
    {
        OrderUpdate update = plan.RulesOf(row).Tracker.CheckTime(row.ToState(), at);
        _lostRequest = RequestTable<TOrder, TKey>.LostBy(update, row);
        return new()
        {
            Outcome = status => new ApplyOutcome { Order = order, Status = status, Update = status == ApplyStatus.Conflict ? default : update },
            Row = row,
            Change = plan.Make(row, update, at, new() { WriteId = writeId, Reported = Step, IsOfTime = true, KeepsPolls = true }),
            Attention = plan.AttentionOf(row, update, at, what: null),
            Refund = update.Refund,
        };
    }

    public Task WriteAsync(DbContext context, StoreModel<TOrder, TKey> model, CancellationToken cancellationToken) =>
        RequestTable<TOrder, TKey>.LoseTrackAsync(context, model, _lostRequest, cancellationToken);

    public ApplyOutcome Outcome(ApplyStatus status, string? reason) => new() { Order = order, Status = status, Reason = reason };
}
