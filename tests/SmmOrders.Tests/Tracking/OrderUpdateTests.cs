namespace SmmOrders.Tests;

public sealed class OrderUpdateTests
{
    [Fact]
    public void An_update_has_both_orders_and_everything_between_them()
    {
        OrderState order = Some.Order(OrderStatus.Processing);

        OrderUpdate update = Some.Tracker.Observe(order, StatusReport.Of(OrderStatus.Partial, 400), Some.Noon.AddHours(1));

        Assert.Same(order, update.Before);
        Assert.Equal(Some.State(OrderStatus.Partial, Some.Noon.AddHours(1), 1000, 10.00m, 600, 4.00m), update.Order);
        Assert.True(update.Changed);
        Assert.False(update.IsHeld);
        Assert.False(update.NeedsAttention);
    }

    [Fact]
    public void A_held_order_is_undecided_and_that_is_not_zero()
    {
        OrderUpdate held = Some.Tracker.Observe(Some.Order(OrderStatus.InProgress), StatusReport.Of(OrderStatus.Partial), Some.Noon);
        OrderUpdate zero = Some.Tracker.Observe(Some.Order(OrderStatus.InProgress), StatusReport.Of(OrderStatus.Partial, 0), Some.Noon);

        Assert.Equal((true, true, true), (held.IsHeld, held.Changed, held.NeedsAttention));
        Assert.Equal((false, true, true), (zero.IsHeld, zero.Changed, zero.NeedsAttention));
        Assert.Equal((null, null), (held.Refund, zero.Refund));
    }

    [Fact]
    public void An_update_is_written_the_same_in_every_culture() => Cultures.Each(() =>
    {
        Assert.Equal(
            "Processing > InProgress > Partial, refund 4.00 (4.00 in all, PartiallyDelivered), SkippedAhead",
            Some.Tracker.Observe(Some.Order(OrderStatus.Processing), StatusReport.Of(OrderStatus.Partial, 400), Some.Noon).ToString());
        Assert.Equal(
            "InProgress, refund none, RemainsMissing",
            Some.Tracker.Observe(Some.Order(OrderStatus.InProgress), StatusReport.Of(OrderStatus.Partial), Some.Noon).ToString());
        Assert.Equal("no update", default(OrderUpdate).ToString());
    });

    [Fact]
    public void A_default_update_is_empty_and_does_not_throw()
    {
        OrderUpdate none = default;

        Assert.Equal((Findings.None, Findings.None, Findings.None), (none.Findings, none.Raised, none.Cleared));
        Assert.Equal((false, false, false, null), (none.Changed, none.IsHeld, none.NeedsAttention, none.CorrectionApplied));
    }

    [Fact]
    public void A_correction_says_whether_it_was_applied()
    {
        StatusReport canceled = StatusReport.Of(OrderStatus.Canceled);
        OrderState partial = Some.Order(OrderStatus.Partial, 600, 4.00m);

        Assert.False(Some.Tracker.Observe(partial, canceled, Some.Noon).CorrectionApplied);
        Assert.True(Some.CorrectingTracker.Observe(partial, canceled, Some.Noon).CorrectionApplied);
        Assert.False(Some.CorrectingTracker.Observe(partial, StatusReport.Of(OrderStatus.Partial, 300), Some.Noon).CorrectionApplied);
        Assert.True(Some.CorrectingTracker.Observe(partial, StatusReport.Of(OrderStatus.Partial, 700), Some.Noon).CorrectionApplied);
        Assert.Null(Some.CorrectingTracker.Observe(partial, StatusReport.Of(OrderStatus.Partial, 400), Some.Noon).CorrectionApplied);
        Assert.Null(Some.CorrectingTracker.Observe(Some.Order(OrderStatus.InProgress), canceled, Some.Noon).CorrectionApplied);
    }

    [Fact]
    public void A_correction_that_a_person_decides_is_reported_as_applied()
    {
        OrderState partial = Some.Order(OrderStatus.Partial, 600, 4.00m);
        OrderUpdate corrected = Some.Tracker.Decide(partial, Decision.CorrectToCanceled(), Some.Noon).Update;

        Assert.Equal((true, Findings.None), (corrected.CorrectionApplied, corrected.Findings));
        Assert.Empty(new OrderGuide(RefundPolicy.HalfUp(2)).DescribeUpdate(corrected));
        Assert.True(Some.Tracker.Decide(partial, Decision.CorrectToPartial(599), Some.Noon).Update.CorrectionApplied);
        Assert.Null(Some.Tracker.Decide(partial, Decision.CorrectToPartial(600), Some.Noon).Update.CorrectionApplied);
        Assert.Null(Some.Tracker.Decide(partial, Decision.Refund(5.00m, 4.00m), Some.Noon).Update.CorrectionApplied);
        Assert.Null(Some.Tracker.Decide(Some.Order(OrderStatus.Pending), Decision.EndCompleted(), Some.Noon).Update.CorrectionApplied);
    }

    [Fact]
    public void The_same_order_and_report_give_an_equal_update()
    {
        OrderState order = Some.Order(OrderStatus.Processing);
        StatusReport report = StatusReport.Of(OrderStatus.Partial, 400);

        Assert.Equal(Some.Tracker.Observe(order, report, Some.Noon), Some.Tracker.Observe(order, report, Some.Noon));
        Assert.NotEqual(Some.Tracker.Observe(order, report, Some.Noon), Some.Tracker.Observe(order, StatusReport.Of(OrderStatus.Partial, 401), Some.Noon));
    }
}
