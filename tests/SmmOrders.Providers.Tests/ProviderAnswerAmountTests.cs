using System.Globalization;
using System.Text;

namespace SmmOrders.Providers.Tests;

/// <summary>Amounts at the edges of what a decimal holds. The law over random amounts stands in <c>Laws</c>.</summary>
public sealed class ProviderAnswerAmountTests
{
    private const string Zeros40 = "0000000000000000000000000000000000000000";

    [Theory]
    [InlineData("1.05", "1.05")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("007.10", "7.1")]
    [InlineData("1234567890.123456789", "1234567890.123456789")]
    [InlineData("1234567890123456789.5", "1234567890123456789.5")]
    [InlineData("12345678901234567890123456789", "12345678901234567890123456789")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("7.9228162514264337593543950335", "7.9228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335", "-79228162514264337593543950335")]
    public void Whatever_a_decimal_holds_is_read_to_the_last_digit(string text, string amount) => Assert.Equal(Number(amount), Read(text));

    [Theory]
    [InlineData("7", "7")]
    [InlineData("7.00", "7.00")]
    [InlineData("-0.50", "-0.50")]
    [InlineData("007.10", "7.10")]
    [InlineData("0.100000000000000000", "0.100000000000000000")]
    [InlineData("0.1000000000000000000", "0.1000000000000000000")]
    [InlineData("1.000000000000000000000000000", "1.000000000000000000000000000")]
    // 29 digits may be more than a decimal holds.
    [InlineData("1.0000000000000000000000000000", "1")]
    [InlineData("8.0000000000000000000000000000", "8")]
    public void Zeros_at_the_end_stay_as_they_are_written_as_long_as_a_decimal_holds_any_digits(string text, string written) =>
        Assert.Equal(written, Read(text)?.ToString(CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("1e5", "100000")]
    [InlineData("12E+3", "12000")]
    [InlineData("1.0e-5", "0.00001")]
    [InlineData("-1.5e1", "-15")]
    [InlineData("7e28", "70000000000000000000000000000")]
    [InlineData("1e-28", "0.0000000000000000000000000001")]
    [InlineData("0e99999999999999999999", "0")]
    [InlineData("0.0e-99999999999999999999", "0")]
    public void An_exponent_moves_the_point(string text, string amount) => Assert.Equal(Number(amount), Read(text));

    [Fact]
    public void Zeros_at_either_end_cost_no_precision()
    {
        Assert.Equal(10_000_000_000m, Read($"1{Zeros40}e-30"));
        Assert.Equal(5m, Read($"{Zeros40}5"));
        Assert.Equal(0.5m, Read($"0.5{Zeros40}"));
        Assert.Equal(0.5m, Read($"0.{Zeros40}5e40"));
        Assert.Equal(0m, Read($"{Zeros40}.{Zeros40}"));
    }

    [Theory]
    [InlineData("79228162514264337593543950336")]
    [InlineData("79228162514264337593543950335e1")]
    [InlineData("8e28")]
    [InlineData("1e29")]
    [InlineData("1e-29")]
    [InlineData("0.12345678901234567890123456789")]
    [InlineData("1e99999999999999999999")]
    [InlineData("1e-99999999999999999999")]
    // 2 to the power of 128, and 5: what 128 bits make of it is 5.
    [InlineData("340282366920938463463374607431768211461")]
    [InlineData("34028236692093846346.3374607431768211461")]
    public void A_value_that_no_decimal_holds_exactly_is_not_an_amount(string text) => Assert.Null(Read(text));

    [Theory]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("+5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e5x")]
    [InlineData("0e5x")]
    [InlineData("1e/")]
    [InlineData("1x5")]
    [InlineData("1,5")]
    public void Text_outside_the_grammar_is_not_an_amount(string text) => Assert.Null(Read(text));

    private static decimal? Read(string text) =>
        ProviderAnswerReader.Default.Read(Encoding.UTF8.GetBytes($$"""{"status":"Pending","charge":"{{text}}"}""")).Charge;

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
