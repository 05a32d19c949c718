using System.Collections.Concurrent;

namespace SmmOrders.Tests.Laws;

/// <summary>The library, asked in the bench's words. It adds no rule.</summary>
internal sealed class LibraryTracker : ITracker
{
    private readonly ConcurrentDictionary<(LifecycleCase Lifecycle, RefundPolicy Refunds, TimeSpan StuckAfter), OrderTracker> _trackers = new();

    public Observation Observe(Setting setting, Facts order, StatusReport report, DateTimeOffset now)
    {
        OrderTracker tracker = _trackers.GetOrAdd(
            (setting.Lifecycle, setting.Refunds, setting.StuckAfter),
            static key => new OrderTracker(key.Refunds, key.Lifecycle.Library, new StuckRule(key.StuckAfter)));
        var state = Some.State(order.Status, order.Since, order.Quantity, order.Charge, order.Delivered, order.Refunded, order.Cause);
        OrderUpdate update = tracker.Observe(state, report, now, setting.Service);
        OrderState after = update.Order;
        return new Observation(
            order,
            report,
            now,
            new Facts(after.Status, after.StatusSince, after.Quantity, after.Charge, after.Delivered, after.Refunded, after.Kept, after.CancelCause),
            update.Path.Statuses,
            update.Refund is { } refund
                ? new Payment(refund.Amount, refund.TotalAfter, refund.Reason, refund.IdempotencyKey(Payment.OrderId))
                : null,
            update.Findings,
            update.NeedsAttention,
            update.Changed);
    }
}
