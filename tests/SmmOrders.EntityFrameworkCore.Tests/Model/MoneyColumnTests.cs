using FsCheck.Fluent;

namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class MoneyColumnTests
{
    [Theory]
    [InlineData("9999999999.99999999", true)]
    [InlineData("10000000000", false)]
    [InlineData("-9999999999.99999999", true)]
    [InlineData("-10000000000", false)]
    [InlineData("0.00000001", true)]
    [InlineData("0.000000001", false)]
    [InlineData("1.2300000000000000000000000000", true)]
    [InlineData("79228162514264337593543950335", false)]
    public void A_column_of_eighteen_digits_and_eight_decimals_holds_what_it_can_hold_exactly(string amount, bool fits)
    {
        decimal value = decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(fits, MoneyColumn.Fits(value, 18, 8));
        if (fits)
        {
            Assert.Equal(value, MoneyColumn.FromScaled(MoneyColumn.ToScaled(value, 18, 8), 8));
        }
        else
        {
            ArgumentOutOfRangeException refusal = Assert.Throws<ArgumentOutOfRangeException>(() => MoneyColumn.ToScaled(value, 18, 8));
            Assert.Contains("18 digits, 8 of them decimals", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_amount_goes_through_whole_numbers_unchanged_or_not_at_all() => Amounts.Check(
        Amounts.All.Zip(Gen.Choose(1, 18).SelectMany(precision => Gen.Choose(0, precision).Select(scale => (precision, scale)))),
        LongForm.Count(500, 100_000),
        drawn =>
        {
            (decimal amount, (int precision, int scale)) = drawn;
            if (MoneyColumn.Fits(amount, precision, scale))
            {
                Assert.Equal(amount, MoneyColumn.FromScaled(MoneyColumn.ToScaled(amount, precision, scale), scale));
            }
            else
            {
                _ = Assert.Throws<ArgumentOutOfRangeException>(() => MoneyColumn.ToScaled(amount, precision, scale));
            }

            return Task.CompletedTask;
        });

    [Fact]
    public void A_double_would_not_have_kept_every_amount() => Assert.ThrowsAny<Exception>(() => Amounts.Check(Amounts.All, 500, amount =>
    {
        Assert.Equal(amount, (decimal)(double)amount);
        return Task.CompletedTask;
    }));

    [Theory]
    [InlineData(29, 28)]
    [InlineData(40, 30)]
    [InlineData(1000, 500)]
    public void A_column_larger_than_a_decimal_holds_every_decimal(int precision, int scale) => Assert.All(
        [0m, 0.0000000000000000000000000001m, 1.5m, -1.5m],
        amount => Assert.True(MoneyColumn.Fits(amount, precision, scale)));
}
