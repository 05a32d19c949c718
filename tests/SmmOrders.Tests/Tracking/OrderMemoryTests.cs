namespace SmmOrders.Tests;

/// <summary>Lasting states are kept with the order, not with the last poll: held, unanswered, and the highest delivered count.</summary>
public sealed class OrderMemoryTests
{
    private static readonly StatusReport Undecided = StatusReport.Of(OrderStatus.Partial);

    public static TheoryData<string> SayNothing => ["ProviderError", "NotReported", "Malformed"];

    [Theory]
    [MemberData(nameof(SayNothing))]
    [InlineData("UnknownStatus")]
    public void A_poll_without_a_status_keeps_a_hold(string kind)
    {
        OrderState held = Some.Tracker.Observe(Some.Order(OrderStatus.InProgress), Undecided, Some.Noon).Order;

        OrderUpdate update = Some.Tracker.Observe(held, Report(kind), Some.Noon.AddHours(1));

        Assert.True(update.IsHeld);
        Assert.Equal(Findings.RemainsMissing, update.Order.Held);
        Assert.Equal((Findings.None, Findings.None), (update.Raised, update.Cleared));
        Assert.Equal(Enum.Parse<Findings>(kind), update.Findings);
    }

    [Theory]
    [InlineData(OrderStatus.InProgress)]
    [InlineData(OrderStatus.Pending)]
    [InlineData(OrderStatus.Processing)]
    public void A_newly_reported_open_status_lifts_the_hold(OrderStatus reported)
    {
        OrderState held = Some.Opened(Some.Order(OrderStatus.InProgress), Findings.RemainsMissing);

        OrderUpdate update = Some.Tracker.Observe(held, StatusReport.Of(reported), Some.Noon);

        Assert.False(update.IsHeld);
        Assert.Equal(Findings.RemainsMissing, update.Cleared);
        Assert.Equal(OrderStatus.InProgress, update.Order.Status);
    }

    [Fact]
    public void A_decided_end_lifts_the_hold_and_pays()
    {
        OrderState held = Some.Opened(Some.Order(OrderStatus.InProgress), Findings.RemainsUnreadable);

        OrderUpdate update = Some.Tracker.Observe(held, StatusReport.Of(OrderStatus.Partial, 400), Some.Noon);

        Assert.Equal((Findings.None, Findings.None, Findings.RemainsUnreadable), (update.Order.Held, update.Raised, update.Cleared));
        Assert.Equal(4.00m, update.Refund!.Amount);
    }

    [Fact]
    public void Another_reason_replaces_the_first()
    {
        OrderState held = Some.Opened(Some.Order(OrderStatus.InProgress), Findings.RemainsMissing);

        OrderUpdate update = Some.Tracker.Observe(held, StatusReport.Of(OrderStatus.Partial, 1001), Some.Noon);

        Assert.Equal((Findings.RemainsExceedsQuantity, Findings.RemainsMissing), (update.Raised, update.Cleared));
        Assert.Equal(Findings.RemainsExceedsQuantity, update.Order.Held);
    }

    [Fact]
    public void A_correction_that_cannot_be_decided_does_not_hold_an_ended_order()
    {
        OrderUpdate update = Some.CorrectingTracker.Observe(Some.Order(OrderStatus.Completed, 1000), Undecided, Some.Noon);

        Assert.Equal(Findings.Correction | Findings.RemainsMissing, update.Findings);
        Assert.Equal((false, false, Findings.None), (update.IsHeld, update.Changed, update.Order.Open));
        Assert.False(update.CorrectionApplied);
    }

    [Theory]
    [MemberData(nameof(SayNothing))]
    public void Only_the_first_poll_without_an_answer_about_the_order_starts_the_clock(string kind)
    {
        OrderUpdate first = Some.Tracker.Observe(Some.Order(OrderStatus.InProgress), Report(kind), Some.Noon);
        OrderUpdate second = Some.Tracker.Observe(first.Order, Report(kind), Some.Noon.AddDays(1));
        OrderUpdate third = Some.Tracker.Observe(second.Order, Report(kind), Some.Noon.AddDays(1).AddTicks(1));

        Assert.Equal(Some.Noon, first.Order.UnansweredSince);
        Assert.Same(first.Order, second.Order);
        Assert.Equal((Some.Noon, Findings.Unanswered), (third.Order.UnansweredSince, third.Raised));
        Assert.Equal(Enum.Parse<Findings>(kind) | Findings.Unanswered, third.Findings);
        Assert.True(third.NeedsAttention);
    }

    [Fact]
    public void Any_answer_about_the_order_ends_unanswered()
    {
        OrderState silent = Some.Opened(Some.Order(OrderStatus.InProgress), Findings.Unanswered, unansweredSince: Some.Noon);
        StatusReport[] answers =
        [
            StatusReport.Of(OrderStatus.InProgress), StatusReport.Of(OrderStatus.Pending), Undecided, StatusReport.UnknownStatus("Paused"),
            StatusReport.Of(OrderStatus.Completed), StatusReport.Of(OrderStatus.Canceled),
        ];

        Assert.All(answers, answer =>
        {
            OrderUpdate update = Some.Tracker.Observe(silent, answer, Some.Noon.AddDays(3));
            Assert.Null(update.Order.UnansweredSince);
            Assert.Equal(Findings.Unanswered, update.Cleared);
            Assert.False(update.Findings.HasFlag(Findings.Unanswered));
        });
    }

    [Fact]
    public void No_answer_is_expected_about_an_order_that_has_ended() => Assert.All(
        Some.Orders.Where(order => order.IsFinal),
        order => Assert.Same(order, Some.Tracker.Observe(order, StatusReport.NotReported(), Some.Noon).Order));

    [Fact]
    public void CheckTime_raises_and_clears_like_a_report()
    {
        OrderState order = Some.Order(OrderStatus.Processing);

        OrderUpdate onTime = Some.Tracker.CheckTime(order, Some.Noon.AddHours(3));
        OrderUpdate stuck = Some.Tracker.CheckTime(order, Some.Noon.AddHours(3).AddTicks(1));
        OrderUpdate still = Some.Tracker.CheckTime(stuck.Order, Some.Noon.AddHours(9));
        OrderUpdate moved = Some.Tracker.Observe(still.Order, StatusReport.Of(OrderStatus.Pending), Some.Noon.AddHours(10));

        Assert.Same(order, onTime.Order);
        Assert.Equal((Findings.StuckInProcessing, Findings.StuckInProcessing), (stuck.Raised, stuck.Order.Open));
        Assert.Equal((order.Status, order.StatusSince), (stuck.Order.Status, stuck.Order.StatusSince));
        Assert.Empty(stuck.Path.Transitions);
        Assert.Null(stuck.Refund);
        Assert.Same(stuck.Order, still.Order);
        Assert.Equal((Findings.StuckInProcessing, Findings.None), (still.Findings, still.Raised));
        Assert.Equal((Findings.StuckInProcessing, Findings.None), (moved.Cleared, moved.Order.Open));
    }

    [Fact]
    public void Time_leaves_a_hold_and_unanswered_as_they_are()
    {
        OrderState held = Some.Opened(Some.Order(OrderStatus.Processing), Findings.RemainsMissing, unansweredSince: Some.Noon);

        OrderUpdate update = Some.Tracker.CheckTime(held, Some.Noon.AddDays(2));

        Assert.Equal(Findings.RemainsMissing | Findings.StuckInProcessing | Findings.Unanswered, update.Order.Open);
        Assert.Equal(Findings.StuckInProcessing | Findings.Unanswered, update.Findings);
        Assert.Equal(Some.Noon, update.Order.UnansweredSince);
    }

    [Fact]
    public void The_highest_delivered_count_is_kept_whatever_is_reported_later()
    {
        OrderState order = Some.Order(OrderStatus.InProgress, 600);

        OrderState fewer = Some.Tracker.Observe(order, StatusReport.Of(OrderStatus.InProgress, 700), Some.Noon).Order;
        OrderState behind = Some.Tracker.Observe(fewer, StatusReport.Of(OrderStatus.Pending, 300), Some.Noon).Order;
        OrderState zero = Some.Tracker.Observe(behind, StatusReport.Of(OrderStatus.InProgress, 0), Some.Noon).Order;

        Assert.Equal((300L, 600L), (fewer.Delivered, fewer.MostDelivered));
        Assert.Equal((300L, 700L), (behind.Delivered, behind.MostDelivered));
        Assert.Same(behind, zero);
    }

    [Theory]
    [InlineData(OrderStatus.Partial, "700", Findings.DeliveryDecreased, "7.00")]
    [InlineData(OrderStatus.Partial, "400", Findings.None, "4.00")]
    [InlineData(OrderStatus.Partial, "300", Findings.None, "3.00")]
    [InlineData(OrderStatus.Partial, "1000", Findings.DeliveryDecreased | Findings.PartialWithNothingDelivered | Findings.CanceledAfterDelivery, "10.00")]
    [InlineData(OrderStatus.Canceled, "1000", Findings.DeliveryDecreased | Findings.CanceledAfterDelivery, "10.00")]
    [InlineData(OrderStatus.Canceled, "0", Findings.CanceledAfterDelivery, "10.00")]
    [InlineData(OrderStatus.Canceled, "missing", Findings.CanceledAfterDelivery, "10.00")]
    [InlineData(OrderStatus.Completed, "500", Findings.DeliveryDecreased | Findings.CompletedWithRemains, null)]
    [InlineData(OrderStatus.Completed, "missing", Findings.None, null)]
    public void A_final_status_with_fewer_delivered_than_before_is_noted_and_the_refund_follows_it(
        OrderStatus reported, string remains, Findings noted, string? refund)
    {
        OrderState order = Some.Opened(Some.Order(OrderStatus.InProgress, 200), Findings.None, mostDelivered: 600);

        OrderUpdate update = Some.Tracker.Observe(order, StatusReport.Of(reported, Some.Remains(remains)), Some.Noon);

        Assert.Equal(noted, update.Findings);
        Assert.Equal(Some.Money(refund), update.Refund?.Amount);
    }

    [Fact]
    public void Completed_without_over_delivery_after_one_is_a_decrease()
    {
        OrderState order = Some.Tracker.Observe(Some.Order(OrderStatus.InProgress), StatusReport.Of(OrderStatus.InProgress, -2), Some.Noon).Order;

        Assert.Equal(Findings.DeliveryDecreased, Some.Tracker.Observe(order, StatusReport.Of(OrderStatus.Completed, 0), Some.Noon).Findings);
        Assert.Equal(Findings.None, Some.Tracker.Observe(order, StatusReport.Of(OrderStatus.Completed), Some.Noon).Findings);
    }

    private static StatusReport Report(string kind) => kind switch
    {
        "ProviderError" => StatusReport.ProviderError("Incorrect order ID"),
        "NotReported" => StatusReport.NotReported(),
        "Malformed" => StatusReport.Malformed("HTML"),
        _ => StatusReport.UnknownStatus("Paused"),
    };
}
