namespace SmmOrders.Tests.Laws;

/// <summary>Charges from nothing to the most that can be split at a scale, and parts of them.</summary>
internal static class MoneyGenerator
{
    private static readonly decimal[] Known =
        [0m, 0.00m, 0.0005m, 0.27819m, 1m, 2.32m, 10m, 10.00m, 10.00000m, 999.99m, 1000000.00m, 100000000000000000000m, 100000000000000000000.00m];

    /// <summary>A charge of which every part with the decimals, and what is left then, fit a <see cref="decimal"/>.</summary>
    public static decimal DrawCharge(Dice dice, int decimals) => dice.Below(10) switch
    {
        < 4 => dice.Pick(Known),
        < 8 => new decimal(dice.Between(0, 10_000_000)) / dice.Pick(1m, 10m, 100m, 1000m, 100000m, 100000000m),
        8 => Of(dice.Next(), 0, dice.Below(9)) is var wide && Fits(wide, decimals) ? wide : 0.01m,
        _ => dice.Chance(30) ? Of(ulong.MaxValue, uint.MaxValue, decimals) : Of(dice.Next(), (uint)dice.Next(), decimals + dice.Below(29 - decimals)),
    };

    /// <summary>A charge of any number of bits that can be split, often very close to the limit of 64 bits.</summary>
    public static decimal DrawAnyWidth(Dice dice, int decimals)
    {
        UInt128 digits = dice.Chance(30)
            ? ((UInt128)1 << 64) + (UInt128)dice.Below(5) - 2
            : new UInt128(dice.Next(), dice.Next()) >> (32 + dice.Below(96));
        decimal charge = Of((ulong)digits, (uint)(digits >> 64), dice.Below(29));
        return charge.Scale >= decimals || Fits(charge, decimals) ? charge : Of((ulong)digits, (uint)(digits >> 64), decimals);
    }

    /// <summary>Nothing, all of it, or some part with the same decimals.</summary>
    public static decimal DrawPart(Dice dice, decimal charge)
    {
        if (dice.Chance(40))
        {
            return 0m;
        }

        if (dice.Chance(20))
        {
            return charge;
        }

        (System.Numerics.BigInteger digits, _) = ExactShare.Fraction(charge);
        return ExactShare.ToDecimal(digits * dice.Below(1001) / 1000, charge.Scale);
    }

    private static bool Fits(decimal charge, int decimals) => charge <= Of(ulong.MaxValue, uint.MaxValue, decimals);

    private static decimal Of(ulong low, uint high, int scale) => new((int)(uint)low, (int)(uint)(low >> 32), (int)high, false, (byte)scale);
}
