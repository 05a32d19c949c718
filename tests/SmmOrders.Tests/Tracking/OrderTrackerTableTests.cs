namespace SmmOrders.Tests;

/// <summary>
/// What a report does to an order, row by row: 1000 ordered for 10.00, 2 decimals. A status of null means held: nothing changes.
/// </summary>
public sealed class OrderTrackerTableTests
{
    public static TheoryData<OrderStatus, string, OrderStatus?, long?, string?, Findings> FinalReports => new()
    {
        // reported             remains       becomes                delivered  refund   noted
        { OrderStatus.Partial, "400", OrderStatus.Partial, 600, "4.00", Findings.None },
        { OrderStatus.Partial, "1", OrderStatus.Partial, 999, "0.01", Findings.None },
        { OrderStatus.Partial, "999", OrderStatus.Partial, 1, "9.99", Findings.None },
        { OrderStatus.Partial, "1000", OrderStatus.Canceled, 0, "10.00", Findings.PartialWithNothingDelivered },
        { OrderStatus.Partial, "0", OrderStatus.Partial, 1000, null, Findings.PartialFullyDelivered },
        { OrderStatus.Partial, "-2", OrderStatus.Partial, 1002, null, Findings.PartialFullyDelivered | Findings.OverDelivered },
        { OrderStatus.Partial, "missing", null, null, null, Findings.RemainsMissing },
        { OrderStatus.Partial, "unreadable", null, null, null, Findings.RemainsUnreadable },
        { OrderStatus.Partial, "1001", null, null, null, Findings.RemainsExceedsQuantity },
        { OrderStatus.Canceled, "missing", OrderStatus.Canceled, null, "10.00", Findings.None },
        { OrderStatus.Canceled, "unreadable", OrderStatus.Canceled, null, "10.00", Findings.None },
        { OrderStatus.Canceled, "1001", OrderStatus.Canceled, null, "10.00", Findings.None },
        { OrderStatus.Canceled, "1000", OrderStatus.Canceled, 0, "10.00", Findings.None },
        { OrderStatus.Canceled, "400", OrderStatus.Canceled, 600, "10.00", Findings.CanceledAfterDelivery },
        { OrderStatus.Canceled, "0", OrderStatus.Canceled, null, "10.00", Findings.None },
        { OrderStatus.Canceled, "-2", OrderStatus.Canceled, 1002, "10.00", Findings.CanceledAfterDelivery | Findings.OverDelivered },
        { OrderStatus.Completed, "0", OrderStatus.Completed, 1000, null, Findings.None },
        { OrderStatus.Completed, "missing", OrderStatus.Completed, 1000, null, Findings.None },
        { OrderStatus.Completed, "unreadable", OrderStatus.Completed, 1000, null, Findings.None },
        { OrderStatus.Completed, "-2", OrderStatus.Completed, 1002, null, Findings.OverDelivered },
        { OrderStatus.Completed, "400", OrderStatus.Completed, 600, null, Findings.CompletedWithRemains },
        { OrderStatus.Completed, "1001", OrderStatus.Completed, null, null, Findings.CompletedWithRemains },
    };

    public static TheoryData<OrderStatus, string, long?, Findings> OpenReports
    {
        get
        {
            var rows = new TheoryData<OrderStatus, string, long?, Findings>();
            foreach (OrderStatus open in (OrderStatus[])[OrderStatus.Processing, OrderStatus.Pending, OrderStatus.InProgress])
            {
                //   reported remains delivered noted; the status is the one reported, and there is never a refund
                rows.Add(open, "missing", null, Findings.None);
                rows.Add(open, "unreadable", null, Findings.None);
                rows.Add(open, "1001", null, Findings.None);
                rows.Add(open, "1000", 0, Findings.None);
                rows.Add(open, "400", 600, Findings.None);
                rows.Add(open, "0", null, Findings.None);
                rows.Add(open, "-2", 1002, Findings.OverDelivered);
            }

            return rows;
        }
    }

    public static TheoryData<string, OrderStatus?, string?, Findings> CanceledReportsWhereOnlyTheUndeliveredIsPaid => new()
    {
        { "1000", OrderStatus.Canceled, "10.00", Findings.None },
        { "400", OrderStatus.Canceled, "4.00", Findings.CanceledAfterDelivery },
        { "0", null, null, Findings.RemainsMissing },
        { "-2", OrderStatus.Canceled, null, Findings.CanceledAfterDelivery | Findings.OverDelivered },
        { "missing", null, null, Findings.RemainsMissing },
        { "unreadable", null, null, Findings.RemainsUnreadable },
        { "1001", null, null, Findings.RemainsExceedsQuantity },
    };

    public static TheoryData<OrderStatus, string, OrderStatus?, string?, Findings> FinalReportsOfAParent => new()
    {
        // reported              remains       becomes               refund   noted
        { OrderStatus.Canceled, "missing", null, null, Findings.RemainsMissing },
        { OrderStatus.Canceled, "unreadable", null, null, Findings.RemainsUnreadable },
        { OrderStatus.Canceled, "1001", null, null, Findings.RemainsExceedsQuantity },
        { OrderStatus.Canceled, "0", null, null, Findings.RemainsMissing },
        { OrderStatus.Canceled, "1000", OrderStatus.Canceled, "10.00", Findings.None },
        { OrderStatus.Canceled, "400", OrderStatus.Canceled, "10.00", Findings.CanceledAfterDelivery },
        { OrderStatus.Partial, "missing", null, null, Findings.RemainsMissing },
        { OrderStatus.Partial, "unreadable", null, null, Findings.RemainsUnreadable },
        { OrderStatus.Partial, "1001", null, null, Findings.RemainsExceedsQuantity },
        { OrderStatus.Partial, "1000", OrderStatus.Canceled, "10.00", Findings.PartialWithNothingDelivered },
        { OrderStatus.Partial, "400", OrderStatus.Partial, "4.00", Findings.None },
        { OrderStatus.Completed, "missing", OrderStatus.Completed, null, Findings.None },
        { OrderStatus.Completed, "400", OrderStatus.Completed, null, Findings.CompletedWithRemains },
    };

    [Theory]
    [MemberData(nameof(FinalReports))]
    public void A_final_report(OrderStatus reported, string remains, OrderStatus? becomes, long? delivered, string? refund, Findings noted)
    {
        foreach (OrderStatus open in (OrderStatus[])[OrderStatus.Processing, OrderStatus.Pending, OrderStatus.InProgress])
        {
            OrderState order = Some.Order(open);

            OrderUpdate update = Some.Tracker.Observe(order, StatusReport.Of(reported, Some.Remains(remains)), Some.Noon);

            bool filledIn = open != OrderStatus.InProgress && becomes is OrderStatus.Partial or OrderStatus.Completed;
            Assert.Equal(noted | (filledIn ? Findings.SkippedAhead : Findings.None), update.Findings);
            Assert.Equal(Some.Money(refund), update.Refund?.Amount);
            Assert.Equal(becomes is null, update.IsHeld);
            if (becomes is null)
            {
                Assert.Equal(noted, update.Raised);
                Assert.Equal(Some.Opened(order, noted), update.Order);
                Assert.Empty(update.Path.Transitions);
                continue;
            }

            Assert.True(update.Changed);
            Assert.Equal(becomes, update.Order.Status);
            Assert.Equal(delivered, update.Order.Delivered);
            Assert.Equal(Some.Money(refund) ?? 0m, update.Order.Refunded);
            Assert.Equal(10.00m - update.Order.Refunded, update.Order.Kept);
            Assert.Equal(open, update.Path[0].From);
            Assert.Equal(becomes, update.Path[^1].To);
        }
    }

    [Theory]
    [MemberData(nameof(OpenReports))]
    public void An_open_report(OrderStatus reported, string remains, long? delivered, Findings noted)
    {
        // PerfectPanel's lifecycle is the one in which an order can come to each open status.
        var tracker = new OrderTracker(RefundPolicy.HalfUp(2), OrderLifecycle.PerfectPanel);
        OrderUpdate update = tracker.Observe(Some.Order(OrderStatus.Pending), StatusReport.Of(reported, Some.Remains(remains)), Some.Noon);

        Assert.Equal(reported, update.Order.Status);
        Assert.Equal(delivered, update.Order.Delivered);
        Assert.Equal(noted, update.Findings);
        Assert.Null(update.Refund);
        Assert.Equal(0m, update.Order.Refunded);
    }

    [Theory]
    [MemberData(nameof(CanceledReportsWhereOnlyTheUndeliveredIsPaid))]
    public void A_canceled_report_if_only_the_undelivered_part_is_refunded(string remains, OrderStatus? becomes, string? refund, Findings noted)
    {
        var tracker = new OrderTracker(RefundPolicy.HalfUp(2) with { OnCanceled = RefundOnCanceled.UndeliveredOnly });
        OrderUpdate update = tracker.Observe(
            Some.Order(OrderStatus.InProgress), StatusReport.Of(OrderStatus.Canceled, Some.Remains(remains)), Some.Noon);

        Assert.Equal(becomes ?? OrderStatus.InProgress, update.Order.Status);
        Assert.Equal(becomes is null, update.IsHeld);
        Assert.Equal(Some.Money(refund), update.Refund?.Amount);
        Assert.Equal(noted, update.Findings);
    }

    [Theory]
    [MemberData(nameof(FinalReportsOfAParent))]
    public void A_final_report_of_a_parent(OrderStatus reported, string remains, OrderStatus? becomes, string? refund, Findings noted)
    {
        OrderState order = Some.Order(OrderStatus.InProgress);

        OrderUpdate update = Some.Tracker.Observe(order, StatusReport.OfParent(reported, Some.Remains(remains)), Some.Noon);

        Assert.Equal(becomes ?? OrderStatus.InProgress, update.Order.Status);
        Assert.Equal(becomes is null, update.IsHeld);
        Assert.True(becomes is not null || update.Order == Some.Opened(order, noted));
        Assert.Equal(Some.Money(refund), update.Refund?.Amount);
        Assert.Equal(noted, update.Findings);
    }

    [Theory]
    [InlineData(OrderStatus.Processing, "missing", 600L)]
    [InlineData(OrderStatus.Pending, "0", null)]
    [InlineData(OrderStatus.InProgress, "-2", 1002L)]
    public void An_open_report_of_a_parent_is_like_any_other(OrderStatus reported, string remains, long? delivered)
    {
        OrderState order = Some.Order(reported, delivered);

        OrderUpdate update = Some.Tracker.Observe(order, StatusReport.OfParent(reported, Some.Remains(remains)), Some.Noon);

        Assert.Same(order, update.Order);
        Assert.Equal(remains == "-2" ? Findings.OverDelivered : Findings.None, update.Findings);
    }

    [Fact]
    public void A_report_without_a_status_changes_nothing_in_any_status_and_is_noted()
    {
        (StatusReport Report, Findings Noted)[] reports =
        [
            (StatusReport.UnknownStatus("Paused"), Findings.UnknownStatus),
            (StatusReport.ProviderError("Incorrect order ID"), Findings.ProviderError),
            (StatusReport.NotReported(), Findings.NotReported),
            (StatusReport.Malformed("not JSON"), Findings.Malformed),
        ];
        foreach (OrderState order in Some.Orders)
        {
            foreach ((StatusReport report, Findings noted) in reports)
            {
                OrderUpdate update = Some.CorrectingTracker.Observe(order, report, Some.Noon);

                bool isAnswer = order.IsFinal || report.Kind == ReportKind.UnknownStatus;
                Assert.Equal((order.Status, order.Delivered, order.Kept, Findings.None), (update.Order.Status, update.Order.Delivered, update.Order.Kept, update.Order.Open));
                Assert.Equal(isAnswer ? null : Some.Noon, update.Order.UnansweredSince);
                Assert.Same(order, update.Before);
                Assert.Equal(!isAnswer, update.Changed);
                Assert.Null(update.Refund);
                Assert.Empty(update.Path.Transitions);
                Assert.Equal(noted, update.Findings);
            }
        }
    }

    [Fact]
    public void The_same_report_again_does_nothing()
    {
        foreach (OrderState order in Some.Orders)
        {
            foreach (OrderStatus reported in Enum.GetValues<OrderStatus>())
            {
                foreach (string remains in (string[])["missing", "unreadable", "-2", "0", "400", "1000", "1001"])
                {
                    StatusReport report = StatusReport.Of(reported, Some.Remains(remains));
                    OrderUpdate first = Some.CorrectingTracker.Observe(order, report, Some.Noon);
                    OrderUpdate again = Some.CorrectingTracker.Observe(first.Order, report, Some.Noon.AddHours(1));

                    Assert.Same(first.Order, again.Order);
                    Assert.Null(again.Refund);
                    Assert.Empty(again.Path.Transitions);
                }
            }
        }
    }

    [Fact]
    public void A_free_order_ends_like_any_other_and_pays_nothing()
    {
        OrderState order = Some.Tracker.Place(1000, 0.00m, Some.Noon);

        Assert.Null(Some.Tracker.Observe(order, StatusReport.Of(OrderStatus.Canceled), Some.Noon).Refund);
        OrderUpdate partial = Some.Tracker.Observe(order, StatusReport.Of(OrderStatus.Partial, 400), Some.Noon);
        Assert.Equal(OrderStatus.Partial, partial.Order.Status);
        Assert.Null(partial.Refund);
    }

    [Fact]
    public void What_was_paid_back_before_the_end_counts()
    {
        OrderState goodwill = Some.Order(OrderStatus.InProgress, refunded: 1.00m);

        Assert.Equal(3.00m, Some.Tracker.Observe(goodwill, StatusReport.Of(OrderStatus.Partial, 400), Some.Noon).Refund!.Amount);
        Assert.Equal(9.00m, Some.Tracker.Observe(goodwill, StatusReport.Of(OrderStatus.Canceled), Some.Noon).Refund!.Amount);
        OrderUpdate small = Some.Tracker.Observe(goodwill, StatusReport.Of(OrderStatus.Partial, 50), Some.Noon);
        Assert.Equal(OrderStatus.Partial, small.Order.Status);
        Assert.Null(small.Refund);
        Assert.Equal(1.00m, small.Order.Refunded);
    }

    [Theory]
    [InlineData(OrderStatus.Canceled, "missing", RefundReason.Canceled)]
    [InlineData(OrderStatus.Partial, "400", RefundReason.PartiallyDelivered)]
    [InlineData(OrderStatus.Partial, "1000", RefundReason.NothingDelivered)]
    public void A_refund_has_its_reason(OrderStatus reported, string remains, RefundReason reason) => Assert.Equal(
        reason,
        Some.Tracker.Observe(Some.Order(OrderStatus.InProgress), StatusReport.Of(reported, Some.Remains(remains)), Some.Noon).Refund!.Reason);
}
