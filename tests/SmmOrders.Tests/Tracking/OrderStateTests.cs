namespace SmmOrders.Tests;

public sealed class OrderStateTests
{
    private static OrderState Order(
        OrderStatus status = OrderStatus.InProgress, long quantity = 1000, decimal charge = 10.00m, long? delivered = null,
        decimal refunded = 0m, CancelCause cause = CancelCause.Unknown) => Some.State(status, Some.Noon, quantity, charge, delivered, refunded, cause);

    [Fact]
    public void An_order_keeps_the_facts_it_was_created_from()
    {
        var order = Some.State(OrderStatus.Canceled, Some.Noon, 1000, 10.00m, 400, 2.50m, CancelCause.ServerDowntime);

        Assert.Equal(
            (OrderStatus.Canceled, Some.Noon, 1000L, 10.00m, 400L, 2.50m, CancelCause.ServerDowntime),
            (order.Status, order.StatusSince, order.Quantity, order.Charge, order.Delivered, order.Refunded, order.CancelCause));
        Assert.Equal(7.50m, order.Kept);
        Assert.True(order.IsFinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(255)]
    public void A_status_is_one_of_six(byte number) => BadInput.Refused(
        "Status",
        (OrderStatus)number,
        $"{number} is not an order status. Use one of: Processing, Pending, InProgress, Completed, Canceled, Partial.",
        () => Order(status: (OrderStatus)number));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void A_quantity_is_above_zero(long quantity) =>
        BadInput.Refused("Quantity", quantity, "An order's quantity is above zero.", () => Order(quantity: quantity));

    [Theory]
    [InlineData("-0.01")]
    [InlineData("-79228162514264337593543950335")]
    public void A_charge_is_zero_or_above(string charge) =>
        BadInput.Refused("Charge", Some.Money(charge), "An order's charge is zero or above.", () => Order(charge: Some.Money(charge)!.Value));

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void A_delivered_count_is_zero_or_above_or_not_known(long delivered) => BadInput.Refused(
        "Delivered", delivered, "A delivered count is zero or above, or null if not known.", () => Order(delivered: delivered));

    [Theory]
    [InlineData("10.01")]
    [InlineData("-0.01")]
    [InlineData("79228162514264337593543950335")]
    public void The_refunded_total_is_from_zero_to_the_charge(string refunded) => Cultures.Each(() => BadInput.Refused(
        "Refunded", Some.Money(refunded), "The refunded total is from zero to the charge of 10.00.", () => Order(refunded: Some.Money(refunded)!.Value)));

    [Fact]
    public void The_refunded_total_must_leave_an_exact_difference() => Cultures.Each(() => BadInput.Refused(
        "Refunded",
        0.1234567890123456789012345678m,
        "A charge of 10.00 has too many digits to be split exactly at 28 decimals: at most 7.9228162514264337593543950335.",
        () => Order(refunded: 0.1234567890123456789012345678m)));

    [Theory]
    [InlineData(3)]
    [InlineData(255)]
    public void A_cancel_cause_is_one_of_three(byte number) => BadInput.Refused(
        "CancelCause",
        (CancelCause)number,
        $"{number} is not a cancel cause. Use one of: Unknown, OrderIssue, ServerDowntime.",
        () => Order(cause: (CancelCause)number));

    [Theory]
    [InlineData(-1L, null, "0")]
    [InlineData(299L, 300L, "300")]
    public void The_highest_delivered_count_is_not_below_the_current_one(long most, long? delivered, string now) => BadInput.Refused(
        "MostDelivered",
        most,
        $"The highest delivered count is not below the {now} delivered now.",
        () => Some.Opened(Order(delivered: delivered), Findings.None, mostDelivered: most));

    [Fact]
    public void The_highest_delivered_count_defaults_to_the_current_one()
    {
        Assert.Equal(300L, Order(delivered: 300).MostDelivered);
        Assert.Null(Order().MostDelivered);
        Assert.Equal(300L, Some.Opened(Order(), Findings.None, mostDelivered: 300).MostDelivered);
    }

    [Theory]
    [InlineData(Findings.Correction)]
    [InlineData(Findings.Late | Findings.Malformed)]
    [InlineData(Findings.PlacedTwice)]
    [InlineData((Findings)(1 << 30))]
    public void Only_states_are_open(Findings open) => BadInput.Refused(
        "Open",
        open,
        "Only states can be open: RemainsMissing, RemainsUnreadable, RemainsExceedsQuantity, StuckInProcessing, Late, Unanswered, "
            + "NotPlaced, SubmissionRefused, SubmissionUnknown, RequestUnknown, NotApplied.",
        () => Some.Opened(Order(), open));

    [Theory]
    [InlineData(Findings.RemainsMissing | Findings.RemainsUnreadable)]
    [InlineData(Findings.RemainsMissing | Findings.RemainsUnreadable | Findings.RemainsExceedsQuantity)]
    public void An_order_is_held_for_only_one_reason(Findings open) => BadInput.Refused(
        "Open", open, "An order is held for only one reason of: RemainsMissing, RemainsUnreadable, RemainsExceedsQuantity.", () => Some.Opened(Order(), open));

    [Theory]
    [InlineData(OrderStatus.Completed, Findings.RemainsMissing)]
    [InlineData(OrderStatus.Canceled, Findings.StuckInProcessing)]
    [InlineData(OrderStatus.Partial, Findings.Late)]
    [InlineData(OrderStatus.Partial, Findings.Unanswered)]
    public void An_order_that_has_ended_has_no_deadline(OrderStatus status, Findings open) => BadInput.Refused(
        "Open", open, $"An order that is {status} is not held, stuck, late or unanswered.", () => Some.Opened(Order(status: status), open));

    [Fact]
    public void No_answer_is_expected_about_an_order_that_has_ended() => BadInput.Refused(
        "UnansweredSince",
        Some.Noon,
        "No answer is expected about an order that is Partial.",
        () => Some.Opened(Order(status: OrderStatus.Partial), Findings.None, unansweredSince: Some.Noon));

    [Fact]
    public void Open_states_and_UnansweredSince_round_trip()
    {
        OrderState order = Some.Opened(Order(), Findings.RemainsUnreadable | Findings.Late, Some.Noon, 400);

        Assert.Equal((Findings.RemainsUnreadable | Findings.Late, Findings.RemainsUnreadable), (order.Open, order.Held));
        Assert.Equal((Some.Noon, 400L, null), (order.UnansweredSince, order.MostDelivered, order.Delivered));
    }

    [Fact]
    public void Boundary_values_are_accepted()
    {
        Assert.Equal(0m, Order(charge: 0m).Kept);
        Assert.Equal(0m, Order(refunded: 10.00m).Kept);
        Assert.Equal(long.MaxValue, Order(delivered: long.MaxValue).Delivered);
        Assert.Equal(0L, Order(delivered: 0).Delivered);
        Assert.Equal(decimal.MaxValue, Order(quantity: long.MaxValue, charge: decimal.MaxValue).Kept);
        Assert.Equal(
            7.9228162514264337593543950334m,
            Order(charge: 7.9228162514264337593543950335m, refunded: 0.0000000000000000000000000001m).Kept);
    }

    [Fact]
    public void Trailing_zeros_do_not_count_as_digits()
    {
        Assert.Equal(96.00m, Order(charge: 100m, refunded: 4.000000000000000000000000000m).Kept);
        Assert.Equal(10.00m, Order(refunded: 0.0000000000000000000000000000m).Kept);
        Assert.Equal(decimal.MaxValue - 1m, Order(charge: decimal.MaxValue, refunded: 1.0000000000000000000000000000m).Kept);
    }

    [Fact]
    public void Orders_with_equal_facts_are_equal()
    {
        OrderState order = Order(refunded: 4.00m);

        Assert.Equal(order, Order(charge: 10.000m, refunded: 4m));
        Assert.Equal(order.GetHashCode(), Order(charge: 10.000m, refunded: 4m).GetHashCode());
        Assert.Equal(order, Some.State(order.Status, Some.Noon.ToOffset(TimeSpan.FromHours(5)), 1000, 10m, null, 4m));
        Assert.NotEqual(order, Order(refunded: 4.01m));
        Assert.NotEqual(order, Order(refunded: 4.00m, delivered: 0));
    }

    [Fact]
    public void Equal_orders_are_equal_by_every_comparison()
    {
        OrderState order = Order(refunded: 4.00m);
        OrderState same = Order(refunded: 4.00m);
        OrderState[] others =
        [
            Order(status: OrderStatus.Pending), Some.State(order.Status, Some.Noon.AddTicks(1), 1000, 10.00m), Order(quantity: 1001), Order(charge: 11.00m),
            Order(delivered: 1), Order(refunded: 1.00m),
            Some.Opened(Order(), Findings.Late), Some.Opened(Order(), Findings.None, Some.Noon), Some.Opened(Order(), Findings.None, mostDelivered: 1),
        ];

        Assert.True(order == same);
        Assert.False(order != same);
        Assert.True(order.Equals((object)same));
        Assert.False(order.Equals(null));
        Assert.False(order.Equals((object?)null));
        Assert.False(order == null);
        Assert.False(null == order);
        Assert.True((OrderState?)null == null);
        Assert.All(others, other => Assert.True(other != Order()));
        Assert.NotEqual(Order(OrderStatus.Canceled, cause: CancelCause.OrderIssue), Order(OrderStatus.Canceled));
    }

    [Fact]
    public void A_null_order_is_refused() => Assert.Throws<ArgumentNullException>("facts", () => OrderState.From(null!));

    [Fact]
    public void The_order_of_initialization_does_not_matter()
    {
        var charged = new OrderFacts { Status = OrderStatus.Partial, StatusSince = Some.Noon, Quantity = 1000, Charge = 10.00m, Refunded = 4.00m };
        var refunded = new OrderFacts { Refunded = 4.00m, Charge = 10.00m, Quantity = 1000, StatusSince = Some.Noon, Status = OrderStatus.Partial };

        Assert.Equal(OrderState.From(charged), OrderState.From(refunded));
        Assert.Equal(charged, refunded);
    }

    [Fact]
    public void An_order_is_written_the_same_in_every_culture()
    {
        OrderState order = Some.State(OrderStatus.InProgress, Some.Noon, 1000, 1234.50m, null, 0.5m);

        Cultures.Each(() =>
        {
            Assert.Equal("InProgress since 2026-11-23T12:00:00.0000000+00:00, ? of 1000 delivered, charged 1234.50, refunded 0.5", order.ToString());
            Assert.Contains(", 300 of 1000 delivered, ", Order(delivered: 300).ToString(), StringComparison.Ordinal);
            Assert.EndsWith(", refunded 0, open: RemainsMissing", Some.Opened(Order(), Findings.RemainsMissing).ToString(), StringComparison.Ordinal);
        });
    }
}
