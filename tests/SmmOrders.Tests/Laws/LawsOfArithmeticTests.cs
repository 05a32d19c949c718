using System.Globalization;

namespace SmmOrders.Tests.Laws;

/// <summary>Domain rules, section 4, the arithmetic alone: far past what histories reach, and the figures that the rules name.</summary>
public sealed class LawsOfArithmeticTests
{
    private const decimal LargestAtTwo = 792281625142643375935439503.35m;

    [Theory]
    [InlineData("1000000.00", 3, 2, 2, "333333.33")]
    [InlineData("2.32", 2, 1, 2, "1.16")]
    [InlineData("100000000000000000000", 2_000_000_000, 1_000_000_000, 2, "50000000000000000000")]
    [InlineData("100000000000000000000", 2_000_000_000, 1_000_000_000, 8, "50000000000000000000")]
    [InlineData("0.27819", 1000, 843, 5, "0.04368")]
    [InlineData("10.00", 1000, 600, 2, "4.00")]
    [InlineData("0.0005", 2, 1, 2, "0")]
    [InlineData("792281625142643375935439503.35", 9223372036854775807, 9223372036854775806, 2, "85899345.92")]
    [InlineData("792281625142643375935439503.35", 2, 1, 2, "396140812571321687967719751.68")]
    [InlineData("7.9228162514264337593543950335", 9223372036854775807, 1, 8, "7.92281625")]
    [InlineData("79228162514264337593543950335", 3, 2, 0, "26409387504754779197847983445")]
    public void The_refund_is_this_half_up(string charge, long quantity, long delivered, int decimals, string refund) =>
        Assert.Equal(Parse(refund), RefundPolicy.HalfUp(decimals).ForUndelivered(Parse(charge), quantity, delivered));

    [Theory]
    [InlineData(RefundRounding.HalfUp, "0.13")]
    [InlineData(RefundRounding.HalfEven, "0.12")]
    [InlineData(RefundRounding.Down, "0.12")]
    [InlineData(RefundRounding.Up, "0.13")]
    public void A_half_is_rounded_as_the_mode_says(RefundRounding rounding, string refund) =>
        Assert.Equal(Parse(refund), new RefundPolicy { Decimals = 2, Rounding = rounding }.ForUndelivered(0.25m, 2, 1));

    [Law(Times = 20, Arbitrary = [typeof(Splits)])]
    public void Any_part_of_any_charge_is_the_rational_rounded_once(Split split) =>
        Assert.Equal(
            ExactShare.Of(split.Charge, split.Quantity - split.Delivered, split.Quantity, split.Policy.Decimals, split.Policy.Rounding),
            split.Due);

    [Law(Times = 5, Arbitrary = [typeof(Splits)])]
    public void An_amount_with_more_zeros_that_needs_wide_numbers_has_the_same_share(Split split)
    {
        for (int zeros = 1; zeros <= 28 - split.Charge.Scale; zeros++)
        {
            if (ExactShare.Lengthen(split.Charge, zeros) is { } longer)
            {
                Assert.Equal(split.Due, (split with { Charge = longer }).Due);
            }
        }
    }

    [Law(Times = 10, Arbitrary = [typeof(Splits)])]
    public void The_more_is_delivered_the_less_is_due_from_the_charge_to_zero(Split split)
    {
        Assert.InRange(split.Due, 0m, split.Charge);
        Assert.InRange(split.Due, (split with { Delivered = split.Quantity }).Due, (split with { Delivered = Math.Max(split.Delivered - 1, 0) }).Due);
        Assert.Equal(split.Charge, (split with { Delivered = 0 }).Due);
        Assert.Equal(0m, (split with { Delivered = split.Quantity }).Due);
    }

    [Theory]
    [InlineData(nameof(Any_part_of_any_charge_is_the_rational_rounded_once), "rounds what one unit costs first")]
    [InlineData(nameof(Any_part_of_any_charge_is_the_rational_rounded_once), "computes in binary floating point")]
    [InlineData(nameof(Any_part_of_any_charge_is_the_rational_rounded_once), "lets decimal overflow and round on the way")]
    [InlineData(nameof(An_amount_with_more_zeros_that_needs_wide_numbers_has_the_same_share), "takes the decimals from the charge")]
    [InlineData(nameof(The_more_is_delivered_the_less_is_due_from_the_charge_to_zero), "pays for what was delivered")]
    [InlineData(nameof(The_more_is_delivered_the_less_is_due_from_the_charge_to_zero), "pays more than the charge where rounding says so")]
    public void The_law_finds_a_faulty_share(string law, string fault)
    {
        Action<Split> check = law switch
        {
            nameof(Any_part_of_any_charge_is_the_rational_rounded_once) => Any_part_of_any_charge_is_the_rational_rounded_once,
            nameof(An_amount_with_more_zeros_that_needs_wide_numbers_has_the_same_share) =>
                An_amount_with_more_zeros_that_needs_wide_numbers_has_the_same_share,
            _ => The_more_is_delivered_the_less_is_due_from_the_charge_to_zero,
        };
        Assert.True(Falsifier.Falsifies(check, Splits.Of(FaultyShares.Find(fault)), out _));
    }

    [Fact]
    public void A_charge_that_cannot_be_split_exactly_is_refused_before_an_order_is_placed_and_the_largest_that_can_is_not()
    {
        var tracker = new OrderTracker(RefundPolicy.HalfUp(2));

        Assert.Equal("charge", Assert.Throws<ArgumentOutOfRangeException>(() => tracker.Place(3, decimal.Truncate(LargestAtTwo) + 1m, default)).ParamName);
        OrderUpdate update = tracker.Observe(tracker.Place(3, LargestAtTwo, default), StatusReport.Of(OrderStatus.Partial, 1), default);
        Assert.True(ExactShare.IsSum(LargestAtTwo, update.Refund!.Amount, update.Order.Kept));
    }

    private static decimal Parse(string money) => decimal.Parse(money, CultureInfo.InvariantCulture);
}
