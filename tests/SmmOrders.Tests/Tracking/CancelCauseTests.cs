namespace SmmOrders.Tests;

/// <summary>Why an order was canceled: stated, or inferred from when it happened (domain rule S9).</summary>
public sealed class CancelCauseTests
{
    [Fact]
    public void The_stored_numbers_of_the_causes_never_change() => Assert.Equal(
        ["Unknown 0", "OrderIssue 1", "ServerDowntime 2"],
        Enum.GetValues<CancelCause>().Select(cause => $"{cause} {(byte)cause}"));

    [Theory]
    [InlineData(OrderStatus.Processing, null, OrderStatus.Canceled, "missing", CancelCause.OrderIssue)]
    [InlineData(OrderStatus.Processing, null, OrderStatus.Partial, "1000", CancelCause.OrderIssue)]
    [InlineData(OrderStatus.Pending, null, OrderStatus.Canceled, "missing", CancelCause.Unknown)]
    [InlineData(OrderStatus.Pending, null, OrderStatus.Canceled, "1000", CancelCause.Unknown)]
    [InlineData(OrderStatus.Processing, null, OrderStatus.Canceled, "0", CancelCause.OrderIssue)]
    [InlineData(OrderStatus.Processing, 0L, OrderStatus.Canceled, "missing", CancelCause.OrderIssue)]
    [InlineData(OrderStatus.Processing, null, OrderStatus.Canceled, "400", CancelCause.ServerDowntime)]
    [InlineData(OrderStatus.Processing, 300L, OrderStatus.Canceled, "missing", CancelCause.ServerDowntime)]
    [InlineData(OrderStatus.Processing, 300L, OrderStatus.Canceled, "1000", CancelCause.ServerDowntime)]
    [InlineData(OrderStatus.Processing, 300L, OrderStatus.Partial, "1000", CancelCause.ServerDowntime)]
    [InlineData(OrderStatus.Processing, 1000L, OrderStatus.Canceled, "missing", CancelCause.Unknown)]
    [InlineData(OrderStatus.Pending, null, OrderStatus.Canceled, "0", CancelCause.Unknown)]
    [InlineData(OrderStatus.Pending, null, OrderStatus.Canceled, "-2", CancelCause.Unknown)]
    [InlineData(OrderStatus.Pending, null, OrderStatus.Canceled, "400", CancelCause.ServerDowntime)]
    [InlineData(OrderStatus.Pending, 300L, OrderStatus.Canceled, "missing", CancelCause.ServerDowntime)]
    [InlineData(OrderStatus.InProgress, null, OrderStatus.Canceled, "missing", CancelCause.ServerDowntime)]
    [InlineData(OrderStatus.InProgress, 300L, OrderStatus.Canceled, "400", CancelCause.ServerDowntime)]
    [InlineData(OrderStatus.InProgress, 1000L, OrderStatus.Canceled, "missing", CancelCause.ServerDowntime)]
    [InlineData(OrderStatus.InProgress, null, OrderStatus.Partial, "1000", CancelCause.OrderIssue)]
    [InlineData(OrderStatus.InProgress, 300L, OrderStatus.Partial, "1000", CancelCause.ServerDowntime)]
    [InlineData(OrderStatus.InProgress, 1000L, OrderStatus.Partial, "1000", CancelCause.Unknown)]
    public void If_no_cause_is_stated_it_follows_from_the_status(OrderStatus was, long? delivered, OrderStatus reported, string remains, CancelCause cause)
    {
        OrderUpdate update = Some.Tracker.Observe(
            Some.Order(was, delivered), StatusReport.Of(reported, Some.Remains(remains)), Some.Noon);

        Assert.Equal(OrderStatus.Canceled, update.Order.Status);
        Assert.Equal(cause, update.Order.CancelCause);
    }

    [Theory]
    [InlineData(CancelCause.OrderIssue)]
    [InlineData(CancelCause.ServerDowntime)]
    public void A_stated_cause_counts_and_the_money_is_the_same(CancelCause cause)
    {
        foreach (OrderState order in Some.Orders.Where(o => !o.IsFinal))
        {
            OrderUpdate update = Some.Tracker.Observe(order, StatusReport.Canceled(cause, 400), Some.Noon);

            Assert.Equal(cause, update.Order.CancelCause);
            Assert.Equal(10.00m, update.Refund!.Amount);
        }
    }

    [Fact]
    public void A_cause_that_is_reported_later_is_stored_and_refunds_nothing()
    {
        OrderState canceled = Some.Tracker.Observe(Some.Order(OrderStatus.Processing), StatusReport.Of(OrderStatus.Canceled), Some.Noon).Order;

        OrderUpdate told = Some.Tracker.Observe(canceled, StatusReport.Canceled(CancelCause.ServerDowntime), Some.Noon.AddHours(1));
        Assert.Equal(CancelCause.ServerDowntime, told.Order.CancelCause);
        Assert.Equal((true, null, Findings.None), (told.Changed, told.Refund, told.Findings));
        Assert.Empty(told.Path.Transitions);
        Assert.Equal(canceled.StatusSince, told.Order.StatusSince);

        Assert.Same(told.Order, Some.Tracker.Observe(told.Order, StatusReport.Canceled(CancelCause.ServerDowntime), Some.Noon.AddHours(2)).Order);
        Assert.Same(told.Order, Some.Tracker.Observe(told.Order, StatusReport.Of(OrderStatus.Canceled), Some.Noon.AddHours(2)).Order);
        Assert.Equal(CancelCause.Unknown, Some.Tracker.Observe(Some.Order(OrderStatus.Partial, 600, 4.00m), StatusReport.Canceled(CancelCause.OrderIssue), Some.Noon).Order.CancelCause);
    }

    [Fact]
    public void An_order_that_is_not_canceled_has_no_cause()
    {
        Assert.Equal(CancelCause.Unknown, Some.Tracker.Observe(Some.Order(OrderStatus.Processing), StatusReport.Of(OrderStatus.Partial, 400), Some.Noon).Order.CancelCause);
        Assert.Equal(CancelCause.Unknown, Some.Tracker.Observe(Some.Order(OrderStatus.Processing), StatusReport.Of(OrderStatus.Completed), Some.Noon).Order.CancelCause);
    }

    [Fact]
    public void A_correction_to_Canceled_has_a_cause_too()
    {
        OrderState partial = Some.Order(OrderStatus.Partial, 600, 4.00m);

        Assert.Equal(CancelCause.OrderIssue, Some.CorrectingTracker.Observe(partial, StatusReport.Canceled(CancelCause.OrderIssue), Some.Noon).Order.CancelCause);
        Assert.Equal(CancelCause.ServerDowntime, Some.CorrectingTracker.Observe(partial, StatusReport.Of(OrderStatus.Partial, 1000), Some.Noon).Order.CancelCause);
        Assert.Equal(CancelCause.ServerDowntime, Some.CorrectingTracker.Observe(partial, StatusReport.Of(OrderStatus.Canceled), Some.Noon).Order.CancelCause);
    }

    [Fact]
    public void A_completed_order_that_is_canceled_later_was_no_longer_being_delivered() => Assert.Equal(
        CancelCause.Unknown,
        Some.CorrectingTracker.Observe(Some.Order(OrderStatus.Completed, 1000), StatusReport.Of(OrderStatus.Canceled), Some.Noon).Order.CancelCause);
}
