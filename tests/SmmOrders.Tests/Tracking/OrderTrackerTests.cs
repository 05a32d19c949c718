namespace SmmOrders.Tests;

/// <summary>A tracker's settings, what it refuses, and how it evaluates time.</summary>
public sealed class OrderTrackerTests
{
    [Fact]
    public void A_tracker_has_the_default_rules_if_none_are_passed()
    {
        RefundPolicy refunds = RefundPolicy.HalfUp(2);
        var tracker = new OrderTracker(refunds);

        Assert.Same(refunds, tracker.Refunds);
        Assert.Same(OrderLifecycle.Default, tracker.Lifecycle);
        Assert.Same(StuckRule.Default, tracker.Stuck);
    }

    [Fact]
    public void A_tracker_keeps_the_rules_that_are_passed()
    {
        OrderLifecycle lifecycle = OrderLifecycle.PerfectPanel.WithCorrections();
        var stuck = new StuckRule(TimeSpan.FromHours(1));
        var tracker = new OrderTracker(RefundPolicy.Down(0), lifecycle, stuck);

        Assert.Same(lifecycle, tracker.Lifecycle);
        Assert.Same(stuck, tracker.Stuck);
    }

    [Fact]
    public void A_new_order_has_nothing_delivered_and_nothing_refunded()
    {
        OrderState order = Some.Tracker.Place(500, 1.50m, Some.Noon);

        Assert.Equal(Some.State(OrderStatus.Processing, Some.Noon, 500, 1.50m), order);
        Assert.Null(order.Delivered);
        Assert.Equal(1.50m, order.Kept);
        Assert.False(order.IsFinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void An_order_without_a_quantity_cannot_be_placed(long quantity) => BadInput.Refused(
        "quantity", quantity, "An order's quantity is above zero.", () => Some.Tracker.Place(quantity, 10.00m, Some.Noon));

    [Fact]
    public void An_order_below_zero_cannot_be_placed() => BadInput.Refused(
        "charge", -0.01m, "An order's charge is zero or above.", () => Some.Tracker.Place(1000, -0.01m, Some.Noon));

    [Fact]
    public void A_charge_with_too_many_digits_to_split_cannot_be_placed()
    {
        const decimal Largest = 792281625142643375935439503.35m;
        Assert.Equal(Largest, Some.Tracker.Place(1000, Largest, Some.Noon).Charge);

        BadInput.Refused(
            "charge",
            Largest + 0.65m,
            "A charge of 792281625142643375935439504 has too many digits to be split exactly at 2 decimals: at most 792281625142643375935439503.35.",
            () => Some.Tracker.Place(1000, 792281625142643375935439504m, Some.Noon));
    }

    [Fact]
    public void The_largest_possible_charge_can_be_placed_if_refunds_have_no_decimals()
    {
        var tracker = new OrderTracker(RefundPolicy.HalfUp(0));
        OrderState order = tracker.Place(2, decimal.MaxValue, Some.Noon);

        OrderUpdate update = tracker.Observe(order, StatusReport.Of(OrderStatus.Partial, 1), Some.Noon);

        Assert.Equal(39614081257132168796771975168m, update.Refund!.Amount);
        Assert.Equal(39614081257132168796771975167m, update.Order.Kept);
    }

    [Fact]
    public void A_stored_charge_with_too_many_digits_is_refused_when_it_must_be_split()
    {
        var order = Some.State(OrderStatus.InProgress, Some.Noon, 1000, decimal.MaxValue);

        Assert.Equal(decimal.MaxValue, Some.Tracker.Observe(order, StatusReport.Of(OrderStatus.Canceled), Some.Noon).Refund!.Amount);
        BadInput.Refused(
            "charge",
            decimal.MaxValue,
            "A charge of 79228162514264337593543950335 has too many digits to be split exactly at 2 decimals: at most 792281625142643375935439503.35.",
            () => Some.Tracker.Observe(order, StatusReport.Of(OrderStatus.Partial, 400), Some.Noon));
    }

    [Fact]
    public void Null_is_the_callers_error()
    {
        Assert.Throws<ArgumentNullException>("refunds", () => new OrderTracker(null!));
        Assert.Throws<ArgumentNullException>("order", () => Some.Tracker.Observe(null!, StatusReport.NotReported(), Some.Noon));
        Assert.Throws<ArgumentNullException>("order", () => Some.Tracker.CheckTime(null!, Some.Noon));
    }

    [Fact]
    public void A_default_report_is_the_callers_error()
    {
        foreach (OrderState order in Some.Orders)
        {
            var error = Assert.Throws<ArgumentException>("report", () => Some.Tracker.Observe(order, default, Some.Noon));
            Assert.StartsWith("The report is default. Create one with StatusReport.Of or another factory method.", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_report_of_a_provider_throws()
    {
        long[] counts = [long.MinValue, long.MinValue + 1, -1001, -1, 0, 1, 999, 1000, 1001, long.MaxValue - 1, long.MaxValue];
        Remains[] remains = [Remains.Missing, Remains.Unreadable, .. counts.Select(Remains.Of)];
        StatusReport[] reports =
        [
            .. from status in Enum.GetValues<OrderStatus>() from left in remains select StatusReport.Of(status, left),
            .. from cause in Enum.GetValues<CancelCause>() from left in remains select StatusReport.Canceled(cause, left),
            StatusReport.UnknownStatus(""), StatusReport.UnknownStatus("\0\ud800"), StatusReport.ProviderError(""),
            StatusReport.NotReported(), StatusReport.Malformed(""),
        ];
        OrderState[] orders =
        [
            .. Some.Orders,
            Some.State(OrderStatus.Processing, DateTimeOffset.MinValue, 1, 0m),
            Some.State(OrderStatus.InProgress, DateTimeOffset.MaxValue, long.MaxValue, 792281625142643375935439503.35m, long.MaxValue),
        ];
        DateTimeOffset[] instants = [DateTimeOffset.MinValue, Some.Noon, DateTimeOffset.MaxValue];
        OrderTracker[] trackers =
        [
            Some.Tracker, Some.CorrectingTracker,
            new(new RefundPolicy { Decimals = 0, Rounding = RefundRounding.Up, OnCanceled = RefundOnCanceled.UndeliveredOnly }, OrderLifecycle.PerfectPanel.WithCorrections()),
        ];

        int observed = 0;
        foreach (OrderTracker tracker in trackers)
        {
            foreach (OrderState order in orders)
            {
                foreach (StatusReport report in reports)
                {
                    foreach (DateTimeOffset now in instants)
                    {
                        OrderUpdate update = tracker.Observe(order, report, now, Some.DeliversWhilePending);

                        Assert.NotNull(update.Order);
                        Assert.InRange(update.Order.Refunded, order.Refunded, order.Charge);
                        Assert.NotEqual("", update.ToString());
                        observed++;
                    }
                }
            }
        }

        Assert.Equal(3 * 8 * ((13 * 9) + 5) * 3, observed);
    }

    [Theory]
    [InlineData(OrderStatus.Processing, 3, Findings.None)]
    [InlineData(OrderStatus.Processing, 4, Findings.StuckInProcessing)]
    [InlineData(OrderStatus.Pending, 24, Findings.None)]
    [InlineData(OrderStatus.Pending, 25, Findings.Late)]
    [InlineData(OrderStatus.InProgress, 48, Findings.None)]
    [InlineData(OrderStatus.InProgress, 49, Findings.Late)]
    [InlineData(OrderStatus.Completed, 1000, Findings.None)]
    [InlineData(OrderStatus.Canceled, 1000, Findings.None)]
    [InlineData(OrderStatus.Partial, 1000, Findings.None)]
    public void Time_alone_makes_an_order_stuck_or_late(OrderStatus status, int hours, Findings expected)
    {
        var service = new ServiceProfile { ExpectedPending = TimeSpan.FromHours(24), ExpectedInProgress = TimeSpan.FromHours(48) };

        Assert.Equal(expected, Some.Tracker.CheckTime(Some.Order(status), Some.Noon.AddHours(hours), service).Findings);
    }

    [Fact]
    public void A_service_may_have_its_own_threshold()
    {
        OrderState order = Some.Order(OrderStatus.Processing);

        Assert.Equal(Findings.None, Some.Tracker.CheckTime(order, Some.Noon.AddHours(4), new ServiceProfile { StuckAfter = TimeSpan.FromHours(5) }).Findings);
        Assert.Equal(Findings.StuckInProcessing, Some.Tracker.CheckTime(order, Some.Noon.AddHours(2), new ServiceProfile { StuckAfter = TimeSpan.FromHours(1) }).Findings);
    }

    [Fact]
    public void A_report_is_evaluated_at_the_time_after_it()
    {
        OrderState order = Some.Order(OrderStatus.Processing);
        DateTimeOffset later = Some.Noon.AddHours(4);

        Assert.Equal(Findings.StuckInProcessing, Some.Tracker.Observe(order, StatusReport.Of(OrderStatus.Processing), later).Findings);
        Assert.Equal(Findings.NotReported | Findings.StuckInProcessing, Some.Tracker.Observe(order, StatusReport.NotReported(), later).Findings);
        Assert.Equal(Findings.RemainsMissing | Findings.StuckInProcessing, Some.Tracker.Observe(order, StatusReport.Of(OrderStatus.Partial), later).Findings);
        Assert.Equal(Findings.None, Some.Tracker.Observe(order, StatusReport.Of(OrderStatus.Pending), later).Findings);
        Assert.Equal(Findings.None, Some.Tracker.Observe(order, StatusReport.Of(OrderStatus.Canceled), later).Findings);
    }
}
