using System.Globalization;

namespace SmmOrders.Tests;

/// <summary>Amounts as a panel writes them, and no digit of them lost.</summary>
public sealed class MoneyFormatTests
{
    private static readonly RefundPolicy Cents = RefundPolicy.HalfUp(2);

    [Theory]
    [InlineData(MoneySymbolPosition.Before, "$4.00", "-$4.00")]
    [InlineData(MoneySymbolPosition.After, "4.00$", "-4.00$")]
    [InlineData(MoneySymbolPosition.BeforeWithSpace, "$ 4.00", "-$ 4.00")]
    [InlineData(MoneySymbolPosition.AfterWithSpace, "4.00 $", "-4.00 $")]
    public void The_symbol_stands_where_it_is_put(MoneySymbolPosition position, string amount, string negative)
    {
        var money = new MoneyFormat { Symbol = "$", Position = position };

        Cultures.Each(() =>
        {
            Assert.Equal(amount, money.Format(4m, Cents));
            Assert.Equal(negative, money.Format(-4m, Cents));
        });
    }

    [Theory]
    [InlineData("0", 2, null, "0.00")]
    [InlineData("4", 2, null, "4.00")]
    [InlineData("4.10", 2, null, "4.10")]
    [InlineData("4.1000", 2, null, "4.10")]
    [InlineData("0.27819", 2, null, "0.27819")]
    [InlineData("4", 5, 2, "4.00")]
    [InlineData("0.27819", 5, 2, "0.27819")]
    [InlineData("4", 2, 0, "4")]
    [InlineData("4.5", 0, null, "4.5")]
    [InlineData("0.0000000000000000000000000001", 2, null, "0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335", 8, null, "79228162514264337593543950335.00000000")]
    public void There_are_so_many_decimals_at_least_and_no_digit_is_lost(string amount, int refunds, int? decimals, string written) =>
        Assert.Equal(written, new MoneyFormat { Decimals = decimals }.Format(decimal.Parse(amount, CultureInfo.InvariantCulture), RefundPolicy.HalfUp(refunds)));

    [Fact]
    public void Separators_are_those_of_the_language_unless_the_format_has_a_culture()
    {
        var german = CultureInfo.GetCultureInfo("de-DE");
        var grouped = new MoneyFormat { GroupsDigits = true };

        Assert.Equal("1,234,567.50", grouped.Format(1234567.5m, Cents));
        Assert.Equal("1.234.567,50", grouped.Format(1234567.5m, Cents, german));
        Assert.Equal("1234567,50", new MoneyFormat().Format(1234567.5m, Cents, german));
        Assert.Equal("1,234,567.50", (grouped with { Culture = CultureInfo.GetCultureInfo("en-US") }).Format(1234567.5m, Cents, german));
        Assert.Equal("1,000,000", grouped.Format(1_000_000m, RefundPolicy.HalfUp(0)));
    }

    [Fact]
    public void Nothing_is_written_but_digits_where_nothing_is_set() => Assert.Equal("4.00", new MoneyFormat().Format(4m, Cents));

    [Fact]
    public void Formats_are_equal_only_if_they_write_alike()
    {
        var own = (CultureInfo)CultureInfo.GetCultureInfo("en-US").Clone();
        own.NumberFormat.NumberDecimalSeparator = "·";
        var grouped = (CultureInfo)CultureInfo.GetCultureInfo("en-US").Clone();
        grouped.NumberFormat.NumberGroupSizes = [3, 2];
        var american = new MoneyFormat { Culture = CultureInfo.GetCultureInfo("en-US") };

        Assert.Equal(american, new MoneyFormat { Culture = new("en-US", useUserOverride: false) });
        Assert.NotEqual(american, american with { Culture = own });
        Assert.NotEqual(american, american with { Culture = grouped });
        Assert.NotEqual(american, american with { Culture = null });
        Assert.NotEqual(american, american with { Symbol = "$" });

        var options = new SmmOrdersOptions { Refunds = Cents };
        options.MoneyByCurrency["USD"] = american;
        options.MoneyByCurrency["EUR"] = american with { Culture = own };
        var rules = new OrderRules(options);
        Assert.Same(own, rules.For("EUR", null, null).Guide.Money!.Culture);
        Assert.NotSame(own, rules.For("USD", null, null).Guide.Money!.Culture);
    }

    [Fact]
    public void What_cannot_be_written_is_refused()
    {
        const string Text = "An amount is written with at least 0 to 8 decimals.";

        BadInput.Refused("Decimals", 9, Text, () => new MoneyFormat { Decimals = 9 });
        BadInput.Refused("Decimals", -1, Text, () => new MoneyFormat { Decimals = -1 });
        foreach (byte number in (byte[])[0, 5, 255])
        {
            BadInput.Refused(
                "Position",
                (MoneySymbolPosition)number,
                $"{number} is not a position of a symbol. Use one of: Before, After, BeforeWithSpace, AfterWithSpace.",
                () => new MoneyFormat { Position = (MoneySymbolPosition)number });
        }

        Assert.Throws<ArgumentNullException>("Symbol", () => new MoneyFormat { Symbol = null! });
        Assert.Throws<ArgumentNullException>("refunds", () => new MoneyFormat().Format(1m, null!));
    }
}
