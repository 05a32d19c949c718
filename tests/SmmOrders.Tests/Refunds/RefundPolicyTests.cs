using System.Globalization;
using System.Text.Json;
using SmmOrders.Tests.Performance;

namespace SmmOrders.Tests;

public sealed class RefundPolicyTests
{
    [Fact]
    public void The_values_are_stored_as_these_numbers_for_ever()
    {
        Assert.Equal(["HalfUp 1", "HalfEven 2", "Down 3", "Up 4"], Enum.GetValues<RefundRounding>().Select(value => $"{value} {(byte)value}"));
        Assert.Equal(["FullCharge 1", "UndeliveredOnly 2"], Enum.GetValues<RefundOnCanceled>().Select(value => $"{value} {(byte)value}"));
        Assert.Equal(
            ["Canceled 1", "PartiallyDelivered 2", "NothingDelivered 3", "Correction 4", "Manual 5", "Adopted 6"],
            Enum.GetValues<RefundReason>().Select(value => $"{value} {(byte)value}"));
        Assert.Equal(8, RefundPolicy.MaxDecimals);
    }

    [Fact]
    public void A_policy_is_what_its_name_says()
    {
        Assert.Equal(new RefundPolicy { Decimals = 2, Rounding = RefundRounding.HalfUp, OnCanceled = RefundOnCanceled.FullCharge }, RefundPolicy.HalfUp(2));
        Assert.Equal(new RefundPolicy { Decimals = 0, Rounding = RefundRounding.HalfEven }, RefundPolicy.HalfEven(0));
        Assert.Equal(new RefundPolicy { Decimals = 8, Rounding = RefundRounding.Down }, RefundPolicy.Down(8));
        Assert.Equal(new RefundPolicy { Decimals = 5, Rounding = RefundRounding.Up }, RefundPolicy.Up(5));
        Assert.NotEqual(RefundPolicy.HalfUp(2), RefundPolicy.HalfUp(3));
        Assert.NotEqual(RefundPolicy.HalfUp(2), RefundPolicy.HalfUp(2) with { OnCanceled = RefundOnCanceled.UndeliveredOnly });
    }

    [Fact]
    public void A_policy_is_written_the_same_in_every_culture() => Cultures.Each(() => Assert.Equal(
        "RefundPolicy { Decimals = 2, Rounding = HalfUp, OnCanceled = FullCharge }", RefundPolicy.HalfUp(2).ToString()));

    [Theory]
    [InlineData(-1)]
    [InlineData(9)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void A_refund_has_none_to_eight_decimals(int decimals)
    {
        const string Text = "A refund has 0 to 8 decimals.";

        BadInput.Refused("Decimals", decimals, Text, () => new RefundPolicy { Decimals = decimals, Rounding = RefundRounding.HalfUp });
        BadInput.Refused("decimals", decimals, Text, () => RefundPolicy.HalfUp(decimals));
        BadInput.Refused("decimals", decimals, Text, () => RefundPolicy.HalfEven(decimals));
        BadInput.Refused("decimals", decimals, Text, () => RefundPolicy.Down(decimals));
        BadInput.Refused("decimals", decimals, Text, () => RefundPolicy.Up(decimals));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(255)]
    public void A_rounding_is_a_named_one(byte number) => BadInput.Refused(
        "Rounding",
        (RefundRounding)number,
        $"{number} is not a rounding. Use one of: HalfUp, HalfEven, Down, Up.",
        () => new RefundPolicy { Decimals = 2, Rounding = (RefundRounding)number });

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(255)]
    public void A_refund_on_Canceled_is_a_named_one(byte number) => BadInput.Refused(
        "OnCanceled",
        (RefundOnCanceled)number,
        $"{number} is not a refund on Canceled. Use one of: FullCharge, UndeliveredOnly.",
        () => RefundPolicy.HalfUp(2) with { OnCanceled = (RefundOnCanceled)number });

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Decimals":2}""")]
    [InlineData("""{"Rounding":"HalfUp"}""")]
    [InlineData("""{"Rounding":"HalfUp","OnCanceled":"UndeliveredOnly"}""")]
    public void JSON_that_leaves_out_decimals_or_rounding_is_no_policy(string json)
    {
        var error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<RefundPolicy>(json));

        Assert.Contains("required", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_survives_JSON()
    {
        RefundPolicy policy = RefundPolicy.Down(5) with { OnCanceled = RefundOnCanceled.UndeliveredOnly };

        Assert.Equal(policy, JsonSerializer.Deserialize<RefundPolicy>(JsonSerializer.Serialize(policy)));
    }

    // charge, quantity, undelivered, decimals -> half up, half even, down, up
    [Theory]
    [InlineData("1000000.00", 3, 1, 2, "333333.33", "333333.33", "333333.33", "333333.34")]
    [InlineData("2.32", 2, 1, 2, "1.16", "1.16", "1.16", "1.16")]
    [InlineData("0.05", 2, 1, 2, "0.03", "0.02", "0.02", "0.03")]
    [InlineData("0.15", 2, 1, 2, "0.08", "0.08", "0.07", "0.08")]
    [InlineData("100000000000000000000", 2_000_000_000, 1_000_000_000, 8, "50000000000000000000", "50000000000000000000", "50000000000000000000", "50000000000000000000")]
    [InlineData("0.27819", 1000, 157, 5, "0.04368", "0.04368", "0.04367", "0.04368")]
    [InlineData("0.27819", 1000, 157, 0, "0", "0", "0", "0.27819")]
    [InlineData("0.005", 1000, 999, 2, "0", "0", "0", "0.005")]
    [InlineData("50000", 3, 2, 0, "33333", "33333", "33333", "33334")]
    [InlineData("10.00", 1000, 1, 2, "0.01", "0.01", "0.01", "0.01")]
    [InlineData("0.00", 1000, 400, 2, "0", "0", "0", "0")]
    [InlineData("7.9228162514264337593543950335", 2, 1, 2, "3.96", "3.96", "3.96", "3.97")]
    [InlineData("792281625142643375935439503.35", 3, 2, 2, "528187750095095583956959668.90", "528187750095095583956959668.90", "528187750095095583956959668.90", "528187750095095583956959668.90")]
    // Beyond 32 bits, beyond 64 on the way, beyond 128 on the way, and 19 to 28 decimals more than the refund has.
    [InlineData("987654321.98", 3, 2, 2, "658436214.65", "658436214.65", "658436214.65", "658436214.66")]
    [InlineData("9999999999.99", 2_000_000_000, 1_000_000_000, 0, "5000000000", "5000000000", "4999999999", "5000000000")]
    [InlineData("79228162514264337593543950335", long.MaxValue - 1, (long.MaxValue - 1) / 2, 0, "39614081257132168796771975168", "39614081257132168796771975168", "39614081257132168796771975167", "39614081257132168796771975168")]
    [InlineData("1.1234567890123456789", 2, 1, 0, "1", "1", "0", "1")]
    [InlineData("0.12345678901234567891", 2, 1, 0, "0", "0", "0", "0.12345678901234567891")]
    [InlineData("0.0000000000000000000000001", 2, 1, 2, "0", "0", "0", "0.0000000000000000000000001")]
    [InlineData("0.0000000001234567890123456789", 1000, 999, 0, "0", "0", "0", "0.0000000001234567890123456789")]
    public void The_undelivered_part_is_multiplied_first_and_rounded_once(
        string charge, long quantity, long undelivered, int decimals, string halfUp, string halfEven, string down, string up) => Cultures.Each(() =>
    {
        decimal amount = Some.Money(charge)!.Value;
        Assert.Equal(Some.Money(halfUp), RefundPolicy.HalfUp(decimals).ForUndelivered(amount, quantity, quantity - undelivered));
        Assert.Equal(Some.Money(halfEven), RefundPolicy.HalfEven(decimals).ForUndelivered(amount, quantity, quantity - undelivered));
        Assert.Equal(Some.Money(down), RefundPolicy.Down(decimals).ForUndelivered(amount, quantity, quantity - undelivered));
        Assert.Equal(Some.Money(up), RefundPolicy.Up(decimals).ForUndelivered(amount, quantity, quantity - undelivered));
    });

    [Theory]
    [InlineData("10.00")]
    [InlineData("10.0050")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    public void Nothing_delivered_refunds_the_charge_to_the_letter_and_all_delivered_refunds_nothing(string charge)
    {
        decimal amount = Some.Money(charge)!.Value;

        Assert.Equal(charge, RefundPolicy.HalfUp(2).ForUndelivered(amount, 1000, 0).ToString(CultureInfo.InvariantCulture));
        Assert.Equal(0m, RefundPolicy.Up(8).ForUndelivered(amount, 1000, 1000));
        Assert.Equal(0m, RefundPolicy.Up(8).ForUndelivered(amount, 1000, long.MaxValue));
    }

    [Fact]
    public void What_cannot_be_split_is_the_callers_error()
    {
        RefundPolicy refunds = RefundPolicy.HalfUp(2);

        Assert.Equal(-0.01m, Assert.Throws<ArgumentOutOfRangeException>("charge", () => refunds.ForUndelivered(-0.01m, 1000, 400)).ActualValue);
        Assert.Equal(0L, Assert.Throws<ArgumentOutOfRangeException>("quantity", () => refunds.ForUndelivered(10m, 0, 0)).ActualValue);
        Assert.Equal(-1L, Assert.Throws<ArgumentOutOfRangeException>("quantity", () => refunds.ForUndelivered(10m, -1, 0)).ActualValue);
        Assert.Equal(-1L, Assert.Throws<ArgumentOutOfRangeException>("delivered", () => refunds.ForUndelivered(10m, 1000, -1)).ActualValue);
        BadInput.Refused(
            "charge",
            decimal.MaxValue,
            "A charge of 79228162514264337593543950335 has too many digits to be split exactly at 2 decimals: at most 792281625142643375935439503.35.",
            () => refunds.ForUndelivered(decimal.MaxValue, 1000, 400));
    }

    [Theory]
    [InlineData(2, "4", "4.00")]
    [InlineData(2, "4.000000", "4.00")]
    [InlineData(2, "0.27819", "0.27819")]
    [InlineData(0, "50000", "50000")]
    [InlineData(0, "0.5", "0.5")]
    [InlineData(8, "0.1", "0.10000000")]
    [InlineData(2, "0", "0")]
    [InlineData(2, "0.0000", "0")]
    [InlineData(2, "-4.5", "-4.50")]
    [InlineData(2, "-0.001", "-0.001")]
    [InlineData(8, "100000000000000000000.12345678", "100000000000000000000.12345678")]
    [InlineData(2, "79228162514264337593543950335", "79228162514264337593543950335.00")]
    [InlineData(2, "-79228162514264337593543950335", "-79228162514264337593543950335.00")]
    [InlineData(2, "7.9228162514264337593543950335", "7.9228162514264337593543950335")]
    [InlineData(0, "0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    public void An_amount_is_written_with_every_digit_it_has(int decimals, string amount, string expected) => Cultures.Each(() =>
        Assert.Equal(expected, RefundPolicy.HalfUp(decimals).Format(Some.Money(amount)!.Value)));

    [Fact]
    public void An_amount_with_the_decimals_of_the_policy_costs_its_text_and_no_pattern()
    {
        string? text = null;

        Assert.Equal(
            Allocated.By(() => text = 4.00m.ToString(CultureInfo.InvariantCulture)),
            Allocated.By(() => text = Some.Tracker.Refunds.Format(4.00m)));
        Assert.Equal("4.00", text);
    }

    [Theory]
    [InlineData("de-DE", "1234,50")]
    [InlineData("tr-TR", "1234,50")]
    [InlineData("en-US", "1234.50")]
    [InlineData("fr-FR", "1234,50")]
    public void A_culture_lends_its_separator_and_nothing_else(string culture, string expected) =>
        Assert.Equal(expected, RefundPolicy.HalfUp(2).Format(1234.5m, CultureInfo.GetCultureInfo(culture)));
}
