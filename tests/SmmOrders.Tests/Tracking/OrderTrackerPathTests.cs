namespace SmmOrders.Tests;

/// <summary>Polls miss steps, come late, and differ by panel: how an order moves among the open statuses.</summary>
public sealed class OrderTrackerPathTests
{
    private static readonly OrderTracker PerfectPanel = new(RefundPolicy.HalfUp(2), OrderLifecycle.PerfectPanel);

    [Theory]
    [InlineData(OrderStatus.Processing, OrderStatus.Completed, "Processing > InProgress > Completed")]
    [InlineData(OrderStatus.Processing, OrderStatus.Partial, "Processing > InProgress > Partial")]
    [InlineData(OrderStatus.Pending, OrderStatus.Completed, "Pending > InProgress > Completed")]
    public void Missed_steps_are_filled_in_through_delivery(OrderStatus from, OrderStatus reported, string path)
    {
        OrderUpdate update = Some.Tracker.Observe(Some.Order(from), StatusReport.Of(reported, 100), Some.Noon);

        Assert.Equal(path, update.Path.ToString());
        Assert.True(update.Findings.HasFlag(Findings.SkippedAhead));
    }

    [Theory]
    [InlineData(OrderStatus.Processing, OrderStatus.Completed, "Processing > Pending > Completed")]
    [InlineData(OrderStatus.Processing, OrderStatus.Partial, "Processing > Pending > Partial")]
    [InlineData(OrderStatus.Pending, OrderStatus.Completed, "Pending > Completed")]
    [InlineData(OrderStatus.Pending, OrderStatus.Partial, "Pending > Partial")]
    [InlineData(OrderStatus.InProgress, OrderStatus.Completed, "InProgress > Completed")]
    public void A_service_that_delivers_while_Pending_ends_from_Pending(OrderStatus from, OrderStatus reported, string path)
    {
        foreach (OrderTracker tracker in (OrderTracker[])[Some.Tracker, PerfectPanel])
        {
            OrderUpdate update = tracker.Observe(Some.Order(from), StatusReport.Of(reported, 100), Some.Noon, Some.DeliversWhilePending);

            Assert.Equal(path, update.Path.ToString());
            Assert.Equal(update.Path.Count > 1, update.Findings.HasFlag(Findings.SkippedAhead));
        }
    }

    [Fact]
    public void One_step_at_a_time_skips_nothing()
    {
        OrderState order = Some.Tracker.Place(1000, 10.00m, Some.Noon);
        foreach (OrderStatus next in (OrderStatus[])[OrderStatus.Pending, OrderStatus.InProgress, OrderStatus.Completed])
        {
            OrderUpdate update = Some.Tracker.Observe(order, StatusReport.Of(next), Some.Noon);

            Assert.Equal(Findings.None, update.Findings);
            Assert.Equal($"{order.Status} > {next}", update.Path.ToString());
            order = update.Order;
        }
    }

    [Theory]
    [InlineData(OrderStatus.Pending, OrderStatus.Processing)]
    [InlineData(OrderStatus.InProgress, OrderStatus.Processing)]
    [InlineData(OrderStatus.InProgress, OrderStatus.Pending)]
    public void A_status_behind_the_orders_own_is_noted_and_the_furthest_kept(OrderStatus was, OrderStatus reported)
    {
        OrderState order = Some.Order(was, delivered: 300);

        OrderUpdate update = Some.Tracker.Observe(order, StatusReport.Of(reported, 400), Some.Noon, Some.DeliversWhilePending);

        Assert.Equal(Some.Opened(order, Findings.None, mostDelivered: 600), update.Order);
        Assert.Equal(Findings.Regression, update.Findings);
        Assert.Empty(update.Path.Transitions);
    }

    [Fact]
    public void On_PerfectPanel_Pending_and_Processing_follow_each_other_until_delivery_starts()
    {
        OrderState order = PerfectPanel.Place(1000, 10.00m, Some.Noon);
        Assert.Equal(OrderStatus.Pending, order.Status);

        int hours = 0;
        foreach (OrderStatus next in (OrderStatus[])[OrderStatus.Processing, OrderStatus.Pending, OrderStatus.Processing, OrderStatus.InProgress])
        {
            OrderUpdate update = PerfectPanel.Observe(order, StatusReport.Of(next), Some.Noon.AddHours(++hours));
            Assert.Equal(Findings.None, update.Findings);
            Assert.Equal(next, update.Order.Status);
            Assert.Equal(Some.Noon.AddHours(hours), update.Order.StatusSince);
            order = update.Order;
        }

        foreach (OrderStatus behind in (OrderStatus[])[OrderStatus.Processing, OrderStatus.Pending])
        {
            Assert.Equal(Findings.Regression, PerfectPanel.Observe(order, StatusReport.Of(behind), Some.Noon.AddHours(5)).Findings);
        }
    }

    [Fact]
    public void A_panels_own_lifecycle_may_have_longer_paths()
    {
        var tracker = new OrderTracker(RefundPolicy.HalfUp(2), Lifecycles.Named("A panel's own"));

        OrderUpdate update = tracker.Observe(tracker.Place(1000, 10.00m, Some.Noon), StatusReport.Of(OrderStatus.Canceled), Some.Noon);

        Assert.Equal("Pending > Processing > Canceled", update.Path.ToString());
        Assert.Equal(Findings.SkippedAhead, update.Findings);
        Assert.Equal(10.00m, update.Refund!.Amount);
    }

    [Fact]
    public void The_same_open_status_again_keeps_its_clock_and_takes_the_new_count()
    {
        OrderState order = Some.Order(OrderStatus.InProgress, delivered: 300);

        OrderUpdate update = Some.Tracker.Observe(order, StatusReport.Of(OrderStatus.InProgress, 400), Some.Noon.AddHours(1));

        Assert.True(update.Changed);
        Assert.Equal(600, update.Order.Delivered);
        Assert.Equal(Some.Noon, update.Order.StatusSince);
        Assert.Empty(update.Path.Transitions);
        Assert.Equal(300, order.Delivered);
    }
}
