namespace SmmOrders.Tests;

/// <summary>Reports after a final status. Without the panel's opt-in they are only noted; with it, what is still due is paid.</summary>
public sealed class OrderTrackerCorrectionTests
{
    private const Findings Correction = Findings.Correction;
    private const Findings Decreased = Findings.Correction | Findings.DeliveryDecreased;

    // order, reported, remains -> noted; where corrections are on also status, paid now, refunded in all
    public static TheoryData<OrderStatus, OrderStatus, string, Findings, OrderStatus, string?, string, Findings> Reports => new()
    {
        { OrderStatus.Completed, OrderStatus.Completed, "missing", Findings.None, OrderStatus.Completed, null, "0", Findings.None },
        { OrderStatus.Completed, OrderStatus.Completed, "400", Findings.None, OrderStatus.Completed, null, "0", Findings.None },
        { OrderStatus.Completed, OrderStatus.Partial, "400", Decreased, OrderStatus.Partial, "4.00", "4.00", Decreased },
        { OrderStatus.Completed, OrderStatus.Partial, "0", Correction | Findings.PartialFullyDelivered, OrderStatus.Partial, null, "0", Correction | Findings.PartialFullyDelivered },
        { OrderStatus.Completed, OrderStatus.Partial, "1000", Decreased, OrderStatus.Canceled, "10.00", "10.00", Decreased | Findings.PartialWithNothingDelivered | Findings.CanceledAfterDelivery },
        { OrderStatus.Completed, OrderStatus.Partial, "missing", Correction, OrderStatus.Completed, null, "0", Correction | Findings.RemainsMissing },
        { OrderStatus.Completed, OrderStatus.Canceled, "missing", Correction, OrderStatus.Canceled, "10.00", "10.00", Correction | Findings.CanceledAfterDelivery },
        { OrderStatus.Completed, OrderStatus.Canceled, "1000", Decreased, OrderStatus.Canceled, "10.00", "10.00", Decreased | Findings.CanceledAfterDelivery },
        { OrderStatus.Partial, OrderStatus.Partial, "400", Findings.None, OrderStatus.Partial, null, "4.00", Findings.None },
        { OrderStatus.Partial, OrderStatus.Partial, "missing", Findings.None, OrderStatus.Partial, null, "4.00", Findings.None },
        { OrderStatus.Partial, OrderStatus.Partial, "1001", Findings.None, OrderStatus.Partial, null, "4.00", Findings.None },
        { OrderStatus.Partial, OrderStatus.Partial, "700", Decreased, OrderStatus.Partial, "3.00", "7.00", Decreased },
        { OrderStatus.Partial, OrderStatus.Partial, "300", Correction, OrderStatus.Partial, null, "4.00", Correction | Findings.RefundWouldDecrease },
        { OrderStatus.Partial, OrderStatus.Partial, "1000", Decreased, OrderStatus.Canceled, "6.00", "10.00", Decreased | Findings.PartialWithNothingDelivered | Findings.CanceledAfterDelivery },
        { OrderStatus.Partial, OrderStatus.Canceled, "missing", Correction, OrderStatus.Canceled, "6.00", "10.00", Correction | Findings.CanceledAfterDelivery },
        { OrderStatus.Partial, OrderStatus.Completed, "0", Correction, OrderStatus.Partial, null, "4.00", Correction },
        { OrderStatus.Canceled, OrderStatus.Canceled, "400", Findings.None, OrderStatus.Canceled, null, "10.00", Findings.None },
        { OrderStatus.Canceled, OrderStatus.Partial, "1000", Findings.None, OrderStatus.Canceled, null, "10.00", Findings.None },
        { OrderStatus.Canceled, OrderStatus.Partial, "400", Correction, OrderStatus.Canceled, null, "10.00", Correction },
        { OrderStatus.Canceled, OrderStatus.Completed, "0", Correction, OrderStatus.Canceled, null, "10.00", Correction },
    };

    [Theory]
    [InlineData(OrderStatus.Completed, "missing", Correction, Correction | Findings.RemainsMissing)]
    [InlineData(OrderStatus.Completed, "unreadable", Correction, Correction | Findings.RemainsUnreadable)]
    [InlineData(OrderStatus.Partial, "1001", Correction, Correction | Findings.RemainsExceedsQuantity)]
    [InlineData(OrderStatus.Canceled, "missing", Findings.None, Findings.None)]
    public void A_canceled_parent_without_a_count_corrects_nothing(OrderStatus was, string remains, Findings noted, Findings notedWithCorrections)
    {
        OrderState order = Some.Orders.Single(o => o.Status == was);
        StatusReport report = StatusReport.OfParent(OrderStatus.Canceled, Some.Remains(remains));

        Assert.Equal((order, noted), (Some.Tracker.Observe(order, report, Some.Noon).Order, Some.Tracker.Observe(order, report, Some.Noon).Findings));
        OrderUpdate held = Some.CorrectingTracker.Observe(order, report, Some.Noon);
        Assert.Same(order, held.Order);
        Assert.Null(held.Refund);
        Assert.Equal(notedWithCorrections, held.Findings);
    }

    [Fact]
    public void A_canceled_parent_with_a_count_corrects_like_any_other() => Assert.Equal(
        6.00m,
        Some.CorrectingTracker.Observe(
            Some.Order(OrderStatus.Partial, 600, 4.00m), StatusReport.OfParent(OrderStatus.Canceled, 700), Some.Noon).Refund!.Amount);

    [Theory]
    [MemberData(nameof(Reports))]
    public void A_final_report_after_a_final_status(
        OrderStatus was, OrderStatus reported, string remains, Findings noted,
        OrderStatus becomes, string? paid, string refunded, Findings notedWithCorrections)
    {
        OrderState order = Some.Orders.Single(o => o.Status == was);
        StatusReport report = StatusReport.Of(reported, Some.Remains(remains));

        OrderUpdate ignored = Some.Tracker.Observe(order, report, Some.Noon);
        Assert.Same(order, ignored.Order);
        Assert.Null(ignored.Refund);
        Assert.Empty(ignored.Path.Transitions);
        Assert.Equal(noted, ignored.Findings);

        OrderUpdate applied = Some.CorrectingTracker.Observe(order, report, Some.Noon.AddDays(1));
        Assert.Equal(becomes, applied.Order.Status);
        Assert.Equal(Some.Money(paid), applied.Refund?.Amount);
        Assert.Equal(Some.Money(refunded), applied.Order.Refunded);
        Assert.Equal(notedWithCorrections, applied.Findings);
        Assert.All(applied.Path.Transitions, transition => Assert.Equal((was, becomes), (transition.From, transition.To)));
        Assert.Equal(applied.Changed ? 1 : 0, applied.Path.Count);
        if (applied.Refund is { } refund)
        {
            Assert.Equal(RefundReason.Correction, refund.Reason);
            Assert.Equal(applied.Order.Refunded, refund.TotalAfter);
        }
    }

    [Fact]
    public void Partial_then_corrected_then_canceled_pays_the_charge_in_three_parts()
    {
        OrderTracker tracker = Some.CorrectingTracker;

        OrderUpdate first = tracker.Observe(tracker.Place(1000, 10.00m, Some.Noon), StatusReport.Of(OrderStatus.Partial, 400), Some.Noon);
        OrderUpdate second = tracker.Observe(first.Order, StatusReport.Of(OrderStatus.Partial, 700), Some.Noon);
        OrderUpdate third = tracker.Observe(second.Order, StatusReport.Of(OrderStatus.Canceled), Some.Noon);

        Assert.Equal([4.00m, 3.00m, 3.00m], [first.Refund!.Amount, second.Refund!.Amount, third.Refund!.Amount]);
        Assert.Equal(0m, third.Order.Kept);
    }

    [Fact]
    public void A_corrected_Partial_re_enters_its_status()
    {
        OrderUpdate update = Some.CorrectingTracker.Observe(
            Some.Order(OrderStatus.Partial, 600, 4.00m), StatusReport.Of(OrderStatus.Partial, 700), Some.Noon.AddDays(1));

        Assert.Equal("Partial > Partial", update.Path.ToString());
        Assert.Equal(Some.Noon.AddDays(1), update.Order.StatusSince);
        Assert.Equal(300, update.Order.Delivered);
    }

    [Fact]
    public void A_panel_may_permit_one_correction_and_not_the_others()
    {
        var tracker = new OrderTracker(RefundPolicy.HalfUp(2), Lifecycles.Named("A panel's own"));
        OrderState order = Some.Order(OrderStatus.Partial, 600, 4.00m);

        Assert.Equal(6.00m, tracker.Observe(order, StatusReport.Of(OrderStatus.Canceled), Some.Noon).Refund!.Amount);
        OrderUpdate other = tracker.Observe(order, StatusReport.Of(OrderStatus.Partial, 700), Some.Noon);
        Assert.Same(order, other.Order);
        Assert.Equal(Decreased, other.Findings);
    }

    [Fact]
    public void A_cancellation_that_pays_less_than_the_Partial_before_it_is_not_applied()
    {
        var tracker = new OrderTracker(
            RefundPolicy.HalfUp(2) with { OnCanceled = RefundOnCanceled.UndeliveredOnly }, OrderLifecycle.Default.WithCorrections());
        OrderState order = Some.Order(OrderStatus.Partial, 600, 4.00m);

        OrderUpdate less = tracker.Observe(order, StatusReport.Of(OrderStatus.Canceled, 300), Some.Noon);
        OrderUpdate unknown = tracker.Observe(order, StatusReport.Of(OrderStatus.Canceled), Some.Noon);

        Assert.Same(order, less.Order);
        Assert.Equal(Findings.Correction | Findings.RefundWouldDecrease, less.Findings);
        Assert.Same(order, unknown.Order);
        Assert.Equal(Findings.Correction | Findings.RemainsMissing, unknown.Findings);
    }

    [Fact]
    public void No_open_report_brings_a_final_order_back()
    {
        foreach (OrderState order in Some.Orders.Where(o => o.IsFinal))
        {
            foreach (OrderStatus open in (OrderStatus[])[OrderStatus.Processing, OrderStatus.Pending, OrderStatus.InProgress])
            {
                OrderUpdate update = Some.CorrectingTracker.Observe(order, StatusReport.Of(open, 400), Some.Noon, Some.DeliversWhilePending);

                Assert.Same(order, update.Order);
                Assert.Null(update.Refund);
                Assert.Equal(Findings.Reopened, update.Findings);
            }
        }
    }
}
