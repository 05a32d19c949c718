using System.Globalization;
using System.Numerics;
using ConsoleDemo.Replay;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SmmOrders.Samples.Tests.Replay;

public sealed class ExactSumTests
{
    [Property(MaxTest = 2_000)]
    public Property A_sum_of_any_amounts_is_exact() => Prop.ForAll(Amounts.ArrayOf().ToArbitrary(), amounts =>
    {
        ExactSum sum = amounts.Aggregate(default(ExactSum), (sum, amount) => sum + amount);
        BigInteger exact = amounts.Aggregate(BigInteger.Zero, (sum, amount) => sum + Units(amount.ToString(CultureInfo.InvariantCulture)));

        return Units(sum.Format(2)) == exact && Units((sum - default(ExactSum)).Format(0)) == exact;
    });

    [Theory]
    [InlineData(0, "0", "0")]
    [InlineData(2, "0", "0")]
    [InlineData(2, "4", "4.00")]
    [InlineData(2, "0.27819", "0.27819")]
    [InlineData(0, "4.0", "4")]
    [InlineData(8, "12345678901234567890", "12345678901234567890.00000000")]
    public void It_is_written_as_a_refund_policy_writes_an_amount(int decimals, string amount, string expected)
    {
        decimal value = decimal.Parse(amount, CultureInfo.InvariantCulture);

        Assert.Equal(expected, (default(ExactSum) + value).Format(decimals));
        Assert.Equal(expected, RefundPolicy.HalfUp(decimals).Format(value));
    }

    private static Gen<decimal> Amounts =>
        from low in Gen.Choose(0, int.MaxValue)
        from high in Gen.Elements(0, 0, 0, 1, int.MaxValue)
        from scale in Gen.OneOf(Gen.Choose(0, 5), Gen.Choose(0, 28))
        select new decimal(low, 0, high, false, (byte)scale);

    private static BigInteger Units(string amount)
    {
        string[] parts = amount.Split('.');
        return BigInteger.Parse(parts[0] + (parts.Length > 1 ? parts[1] : "").PadRight(28, '0'), CultureInfo.InvariantCulture);
    }
}
