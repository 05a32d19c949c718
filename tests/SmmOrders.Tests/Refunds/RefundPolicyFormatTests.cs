using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SmmOrders.Tests.Refunds;

public sealed class RefundPolicyFormatTests
{
    private static readonly CultureInfo[] Written =
        [CultureInfo.InvariantCulture, .. Enumerable.Select(["tr-TR", "de-DE", "hu-HU", "ar-SA"], CultureInfo.GetCultureInfo)];

    [Property(MaxTest = 5_000)]
    public Property An_amount_is_written_with_every_digit_it_has_at_least_the_decimals_and_no_zeros_more() => Prop.ForAll(Amounts.ToArbitrary(), amount =>
        Enumerable.Range(0, RefundPolicy.MaxDecimals + 1).All(decimals =>
        {
            string text = RefundPolicy.HalfUp(decimals).Format(amount);
            string fraction = text.Contains('.', StringComparison.Ordinal) ? text[(text.IndexOf('.', StringComparison.Ordinal) + 1)..] : "";

            return decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) == amount
                && (amount == 0 ? text == "0" : fraction.Length >= decimals && (fraction.Length == decimals || fraction[^1] != '0'));
        }).Label(amount.ToString(CultureInfo.InvariantCulture)));

    [Property(MaxTest = 2_000)]
    public Property Zeros_at_the_end_of_an_amount_do_not_show_in_any_culture() => Prop.ForAll(Amounts.ToArbitrary(), amount =>
        Enumerable.Range(0, RefundPolicy.MaxDecimals + 1).All(decimals =>
            Written.All(culture =>
                RefundPolicy.HalfUp(decimals).Format(amount, culture) == RefundPolicy.HalfUp(decimals).Format(amount / 1.0000000000000000000000000000m, culture))));

    // Any digits at any scale, and often as few decimals as policies have.
    private static Gen<decimal> Amounts =>
        from low in Gen.Choose(0, int.MaxValue)
        from high in Gen.Elements(0, 0, 1, 12345, int.MaxValue)
        from zeros in Gen.Elements(1, 10, 100, 1_000_000)
        from scale in Gen.OneOf(Gen.Choose(0, 8), Gen.Choose(0, 28))
        select new decimal(low, high, 0, false, (byte)scale) * zeros;
}
