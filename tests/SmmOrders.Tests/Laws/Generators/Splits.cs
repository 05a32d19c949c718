using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Tests.Laws;

/// <summary>Splits of every width, many of them close to the limit of 64 bits.</summary>
public static class Splits
{
    public static Arbitrary<Split> Library() => Of((policy, charge, quantity, delivered) => policy.ForUndelivered(charge, quantity, delivered));

    internal static Arbitrary<Split> Of(Share share) => Arb.From(
        from high in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, int.MaxValue)
        select Draw(new Dice(((ulong)high << 32) | (uint)low), share));

    private static Split Draw(Dice dice, Share share)
    {
        var policy = new RefundPolicy { Decimals = dice.Below(RefundPolicy.MaxDecimals + 1), Rounding = (RefundRounding)(1 + dice.Below(4)) };
        long quantity = DrawQuantity(dice);
        long delivered = dice.Chance(80) ? dice.Between(0, quantity) : dice.Pick(0, 1, quantity / 2, quantity - 1, quantity);
        return new Split(share, MoneyGenerator.DrawAnyWidth(dice, policy.Decimals), quantity, delivered, policy);
    }

    // Of any number of bits, often very close to a power of two.
    private static long DrawQuantity(Dice dice)
    {
        long power = 1L << dice.Below(63);
        return Math.Max(1, dice.Below(10) switch
        {
            < 4 => dice.Between(1, power),
            < 7 => power + dice.Between(-2, 2),
            7 => long.MaxValue - dice.Between(0, 2),
            _ => dice.Between(1, 2_000_000_000),
        });
    }
}
