using System.Numerics;
using Xunit.Sdk;

namespace SmmOrders.Tests.Laws;

/// <summary>
/// Every possible refund up to 100 units, and up to 300 in the long form: each quantity and each count of remains, twenty charges, four
/// roundings, nine scales: 32,724,000 refunds in the long form, and 90,300 pairs of quantity and remains through the tracker.
/// </summary>
public sealed class EveryRefundTests
{
    private static readonly int Most = LongForm.IsRun ? 300 : 100;

    private static readonly decimal[] Charges =
    [
        0m, 0.00m, 0.00000001m, 0.0005m, 0.004m, 0.005m, 0.01m, 0.1m, 0.27819m, 0.99999999m, 1m, 2.32m, 9.99m, 10.00m, 10.00000m,
        12345.678m, 1000000.00m, 4294967297.31m, 100000000000000000000m, 18446744073709551617.5m,
    ];

    private static readonly RefundRounding[] Roundings = [RefundRounding.HalfUp, RefundRounding.HalfEven, RefundRounding.Down, RefundRounding.Up];

    [Fact]
    public void Every_refund_up_to_that_many_units_is_the_rational_rounded_once()
    {
        long compared = 0;
        _ = Parallel.For(0, Charges.Length * (RefundPolicy.MaxDecimals + 1), job =>
            Interlocked.Add(ref compared, Compare(ByLibrary, Charges[job / (RefundPolicy.MaxDecimals + 1)], job % (RefundPolicy.MaxDecimals + 1))));

        long pairs = ((Most * (Most + 1)) / 2) + Most;
        Assert.Equal(pairs * 20 * 4 * 9, compared);
    }

    [Fact]
    public void The_tracker_pays_each_of_them_exactly_or_holds()
    {
        RefundPolicy[] policies =
        [
            .. from rounding in Roundings
               from decimals in Enumerable.Range(0, RefundPolicy.MaxDecimals + 1)
               select new RefundPolicy { Decimals = decimals, Rounding = rounding },
        ];
        _ = Parallel.For(1, Most + 1, quantity =>
        {
            for (int remains = 0; remains <= Most; remains++)
            {
                RefundPolicy policy = policies[((quantity * 7) + remains) % policies.Length];
                decimal charge = Charges[((quantity * 3) + remains) % Charges.Length];
                var tracker = new OrderTracker(policy);
                OrderUpdate update = tracker.Observe(tracker.Place(quantity, charge, default), StatusReport.Of(OrderStatus.Partial, remains), default);

                Assert.Equal(remains > quantity, update.IsHeld);
                Assert.Equal(remains > quantity, update.Path.Count == 0);
                decimal due = remains > quantity ? 0m : ExactShare.Of(charge, remains, quantity, policy.Decimals, policy.Rounding);
                Assert.Equal(due, update.Refund?.Amount ?? 0m);
                Assert.True(ExactShare.IsSum(charge, due, update.Order.Kept));
            }
        });
    }

    [Theory]
    [InlineData("rounds what one unit costs first")]
    [InlineData("rounds the undelivered part of one first")]
    [InlineData("rounds what is kept in place of what is refunded")]
    [InlineData("computes in binary floating point")]
    [InlineData("does not round")]
    [InlineData("pays for what was delivered")]
    [InlineData("pays more than the charge where rounding says so")]
    [InlineData("takes the decimals from the charge")]
    public void The_table_finds_a_faulty_share(string fault) => Assert.Throws<FailException>(() =>
    {
        foreach (decimal charge in Charges)
        {
            _ = Compare(FaultyShares.Find(fault), charge, 2);
        }
    });

    private static decimal ByLibrary(RefundPolicy policy, decimal charge, long quantity, long delivered) => policy.ForUndelivered(charge, quantity, delivered);

    // The rational is divided once for all four roundings: what each pays is the whole number below, or the one above.
    private static long Compare(Share share, decimal charge, int decimals)
    {
        (BigInteger digits, BigInteger unit) = ExactShare.Fraction(charge);
        BigInteger scaled = digits * BigInteger.Pow(10, decimals);
        RefundPolicy[] policies = [.. Roundings.Select(rounding => new RefundPolicy { Decimals = decimals, Rounding = rounding })];
        long compared = 0;
        for (int quantity = 1; quantity <= Most; quantity++)
        {
            BigInteger denominator = unit * quantity;
            for (int remains = 0; remains <= quantity; remains++)
            {
                var below = BigInteger.DivRem(scaled * remains, denominator, out BigInteger rest);
                decimal lower = Pays(below, remains == quantity);
                decimal upper = rest.IsZero ? lower : Pays(below + 1, remains == quantity);
                foreach (RefundPolicy policy in policies)
                {
                    decimal expected = ExactShare.RoundsUp(below, rest, denominator, policy.Rounding) ? upper : lower;
                    decimal actual = share(policy, charge, quantity, quantity - remains);
                    if (actual != expected)
                    {
                        Assert.Fail(FormattableString.Invariant($"{charge} for {quantity}, {remains} left, {policy}: {actual}, not {expected}"));
                    }

                    compared++;
                }
            }
        }

        return compared;

        decimal Pays(BigInteger rounded, bool all) => all ? charge : decimal.Min(ExactShare.ToDecimal(rounded, decimals), charge);
    }
}
