namespace SmmOrders.Tests;

/// <summary>The delivered count, as far as a report has a usable one.</summary>
public sealed class OrderTrackerDeliveredTests
{
    [Fact]
    public void Nothing_left_on_an_open_order_proves_nothing()
    {
        foreach (OrderStatus open in (OrderStatus[])[OrderStatus.Processing, OrderStatus.Pending, OrderStatus.InProgress])
        {
            OrderState order = Some.Order(open, delivered: 300);

            OrderUpdate update = Some.Tracker.Observe(order, StatusReport.Of(open, 0), Some.Noon);

            Assert.Same(order, update.Order);
            Assert.Equal(Findings.None, update.Findings);
        }
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("unreadable")]
    [InlineData("1001")]
    [InlineData("0")]
    public void An_unusable_count_keeps_the_last_one(string remains)
    {
        OrderUpdate moved = Some.Tracker.Observe(
            Some.Order(OrderStatus.Pending, delivered: 300), StatusReport.Of(OrderStatus.InProgress, Some.Remains(remains)), Some.Noon);

        Assert.Equal(OrderStatus.InProgress, moved.Order.Status);
        Assert.Equal(300, moved.Order.Delivered);
    }

    [Fact]
    public void A_cancellation_without_a_count_keeps_the_last_one_and_notes_the_delivery()
    {
        OrderUpdate update = Some.Tracker.Observe(Some.Order(OrderStatus.InProgress, delivered: 300), StatusReport.Of(OrderStatus.Canceled), Some.Noon);

        Assert.Equal(300, update.Order.Delivered);
        Assert.Equal(Findings.CanceledAfterDelivery, update.Findings);
        Assert.Equal(10.00m, update.Refund!.Amount);
    }

    [Theory]
    [InlineData(1, long.MinValue, long.MaxValue)]
    [InlineData(1, long.MinValue + 1, long.MaxValue)]
    [InlineData(1, -long.MaxValue + 1, long.MaxValue)]
    [InlineData(1, -long.MaxValue + 2, long.MaxValue - 1)]
    [InlineData(long.MaxValue, -1, long.MaxValue)]
    [InlineData(long.MaxValue, 0, long.MaxValue)]
    [InlineData(long.MaxValue, 1, long.MaxValue - 1)]
    [InlineData(1000, -1, 1001)]
    public void More_than_the_largest_count_was_never_delivered(long quantity, long remains, long delivered)
    {
        OrderState order = Some.Tracker.Place(quantity, 10.00m, Some.Noon);

        OrderUpdate update = Some.Tracker.Observe(order, StatusReport.Of(OrderStatus.Completed, remains), Some.Noon);

        Assert.Equal(delivered, update.Order.Delivered);
    }

    [Fact]
    public void The_largest_remains_exceed_a_quantity_of_one()
    {
        OrderState order = Some.Tracker.Place(1, 10.00m, Some.Noon);

        Assert.Equal(Findings.RemainsExceedsQuantity, Some.Tracker.Observe(order, StatusReport.Of(OrderStatus.Partial, long.MaxValue), Some.Noon).Findings);
    }

    [Fact]
    public void The_largest_orders_refund_is_exact()
    {
        OrderState order = Some.Tracker.Place(long.MaxValue, 9_223_372_036_854_775_807m, Some.Noon);

        OrderUpdate update = Some.Tracker.Observe(order, StatusReport.Of(OrderStatus.Partial, long.MaxValue - 1), Some.Noon);

        Assert.Equal(9_223_372_036_854_775_806m, update.Refund!.Amount);
        Assert.Equal(1m, update.Order.Kept);
    }

    [Fact]
    public void A_lower_count_than_before_is_accepted_as_the_latest()
    {
        OrderUpdate update = Some.Tracker.Observe(Some.Order(OrderStatus.InProgress, delivered: 600), StatusReport.Of(OrderStatus.InProgress, 700), Some.Noon);

        Assert.Equal(300, update.Order.Delivered);
    }
}
