using System.Globalization;
using System.Numerics;
using System.Text;
using ConsoleDemo.Log;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SmmOrders.Samples.Tests.Log;

public sealed class ExactDecimalTests
{
    private static readonly BigInteger Most = BigInteger.Pow(2, 96) - 1;

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("0.00", "0")]
    [InlineData("10.00", "10")]
    [InlineData("0.27819", "0.27819")]
    [InlineData("-2.32", "-2.32")]
    [InlineData("1e20", "100000000000000000000")]
    [InlineData("1E+2", "100")]
    [InlineData("125e-2", "1.25")]
    [InlineData("0e999999999999999999999", "0")]
    [InlineData("1000000000000000000000000000000000000e-36", "1")]
    [InlineData("1.000000000000000000000000000000000000000000", "1")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("7.9228162514264337593543950335", "7.9228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950336", null)]
    [InlineData("7.92281625142643375935439503350001", null)]
    [InlineData("0.00000000000000000000000000001", null)]
    [InlineData("1e-29", null)]
    [InlineData("1e29", null)]
    [InlineData("1e999999999999999999999", null)]
    [InlineData("1e-999999999999999999999", null)]
    [InlineData("", null)]
    [InlineData("-", null)]
    [InlineData("+1", null)]
    [InlineData("01", null)]
    [InlineData("00", null)]
    [InlineData(".5", null)]
    [InlineData("5.", null)]
    [InlineData("1.e2", null)]
    [InlineData("1e", null)]
    [InlineData("1e+", null)]
    [InlineData("1,00", null)]
    [InlineData("1 000", null)]
    [InlineData(" 1", null)]
    [InlineData("1 ", null)]
    [InlineData("0x10", null)]
    [InlineData("NaN", null)]
    [InlineData("١", null)]
    [InlineData("1.2.3", null)]
    [InlineData("--1", null)]
    public void A_number_is_read_to_the_last_digit_or_refused(string text, string? value)
    {
        bool read = ExactDecimal.TryParse(Encoding.UTF8.GetBytes(text), out decimal amount);

        Assert.Equal(value is not null, read);
        Assert.Equal(value ?? "0", amount.ToString(CultureInfo.InvariantCulture));
    }

    [Property(MaxTest = 20_000)]
    public Property Any_number_is_exact_or_refused() => Prop.ForAll(Numbers.ToArbitrary(), number =>
    {
        (string text, BigInteger digits, int exponent) = number;
        bool holds = Fits(digits, exponent, out BigInteger mantissa, out int scale);

        bool read = ExactDecimal.TryParse(Encoding.UTF8.GetBytes(text), out decimal amount);

        return (read == holds && (!read || BigInteger.Parse(amount.ToString("0.0000000000000000000000000000", CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
            == mantissa * BigInteger.Pow(10, 28 - scale))).Label($"{text} -> {(read ? amount.ToString(CultureInfo.InvariantCulture) : "refused")}");
    });

    private static Gen<(string Text, BigInteger Digits, int Exponent)> Numbers =>
        from sign in Gen.Elements("", "-")
        from whole in Gen.OneOf(Gen.Constant("0"), Gen.Choose(1, 32).SelectMany(Digits).Select(digits => digits.TrimStart('0')).Where(digits => digits.Length > 0))
        from fraction in Gen.OneOf(Gen.Constant(""), Gen.Choose(1, 32).SelectMany(Digits))
        from exponent in Gen.OneOf(Gen.Constant(0), Gen.Choose(-40, 40))
        let text = string.Create(CultureInfo.InvariantCulture, $"{sign}{whole}{(fraction.Length > 0 ? "." : "")}{fraction}{(exponent == 0 ? "" : $"e{exponent}")}")
        select (text, BigInteger.Parse(sign + whole + fraction, CultureInfo.InvariantCulture), exponent - fraction.Length);

    private static Gen<string> Digits(int count) => Gen.Elements("0123456789000".ToCharArray()).ArrayOf(count).Select(digits => new string(digits));

    private static bool Fits(BigInteger digits, int exponent, out BigInteger mantissa, out int scale)
    {
        (mantissa, scale) = (digits, 0);
        while (!mantissa.IsZero && mantissa % 10 == 0)
        {
            mantissa /= 10;
            exponent++;
        }

        if (mantissa.IsZero)
        {
            return true;
        }

        mantissa *= BigInteger.Pow(10, Math.Max(exponent, 0));
        scale = Math.Max(-exponent, 0);
        return scale <= 28 && BigInteger.Abs(mantissa) <= Most;
    }
}
