
namespace SmmOrders.Tests;

public sealed class OrderTrackerTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Partial_then_corrected_then_canceled_pays_the_charge_in_three_parts()
    {
        var tracker = new OrderTracker(RefundPolicy.HalfUp(2), OrderLifecycle.Default.WithCorrections());

        OrderUpdate first = tracker.Observe(tracker.Place(1000, 10.00m, Noon), StatusReport.Of(OrderStatus.Partial, 400), Noon);
        OrderUpdate second = tracker.Observe(first.Order, StatusReport.Of(OrderStatus.Partial, 700), Noon);
        OrderUpdate third = tracker.Observe(second.Order, StatusReport.Of(OrderStatus.Canceled), Noon);

        Assert.Equal([4.00m, 3.00m, 3.00m], [first.Refund!.Amount, second.Refund!.Amount, third.Refund!.Amount]);
        Assert.Equal(Findings.SkippedAhead, first.Findings);
    }

}
