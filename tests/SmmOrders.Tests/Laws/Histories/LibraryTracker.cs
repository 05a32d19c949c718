using System.Collections.Concurrent;

namespace SmmOrders.Tests.Laws;

/// <summary>Adapts the library to the bench. It adds no rule.</summary>
internal sealed class LibraryTracker : ITracker
{
    private static readonly ConcurrentDictionary<(LifecycleCase Lifecycle, RefundPolicy Refunds, TimeSpan StuckAfter, TimeSpan UnansweredAfter), OrderTracker> Trackers = new();

    public static OrderTracker Of(Setting setting) => Trackers.GetOrAdd(
        (setting.Lifecycle, setting.Refunds, setting.StuckAfter, setting.UnansweredAfter),
        static key => new OrderTracker(key.Refunds, key.Lifecycle.Library, new StuckRule(key.StuckAfter)) { Unanswered = new UnansweredRule(key.UnansweredAfter) });

    public static OrderState StateOf(Facts order) => OrderState.From(new OrderFacts
    {
        Status = order.Status,
        StatusSince = order.Since,
        Quantity = order.Quantity,
        Charge = order.Charge,
        Delivered = order.Delivered,
        MostDelivered = order.MostDelivered,
        Refunded = order.Refunded,
        CancelCause = order.Cause,
        UnansweredSince = order.UnansweredSince,
        Open = order.Open,
        Request = order.Open.HasFlag(Findings.RequestUnknown) ? new() { Kind = RequestKind.Cancel, Status = RequestStatus.Unknown } : null,
    });

    public static Facts FactsOf(OrderState order) => new(
        order.Status, order.StatusSince, order.Quantity, order.Charge, order.Delivered, order.Refunded, order.Kept, order.CancelCause,
        order.MostDelivered, order.UnansweredSince, order.Open);

    public Observation Observe(Setting setting, Facts order, StatusReport report, DateTimeOffset now)
    {
        OrderUpdate update = Of(setting).Observe(StateOf(order), report, now, setting.Service);
        return new Observation(
            order,
            report,
            now,
            FactsOf(update.Order),
            update.Path.Statuses,
            update.Refund is { } refund
                ? new Payment(refund.Amount, refund.TotalAfter, refund.Reason, refund.IdempotencyKey(Payment.OrderId))
                : null,
            update.Findings,
            update.NeedsAttention,
            update.Changed,
            update.Raised,
            update.Cleared,
            update.CorrectionApplied);
    }
}
