using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Amounts of any size and with any number of decimals: also such as no column holds.</summary>
internal static class Amounts
{
    /// <summary>Zero and above, with up to 12 decimals and up to 18 digits; also with zeros at the end.</summary>
    public static Gen<decimal> All { get; } =
        from digits in Gen.Choose(1, 18)
        from high in Gen.Choose(0, 999_999_999)
        from low in Gen.Choose(0, 999_999_999)
        from decimals in Gen.Frequency((3, Gen.Choose(0, 4)), (2, Gen.Choose(5, 8)), (1, Gen.Choose(9, 12)))
        from zeros in Gen.Choose(0, 3)
        let units = ((high * 1_000_000_000L) + low) % (long)Math.Pow(10, digits)
        select Of(units, decimals) * Of((long)Math.Pow(10, zeros), zeros);

    /// <summary>Checks a law with random values, by FsCheck.</summary>
    public static void Check<T>(Gen<T> values, int count, Func<T, Task> law) =>
        Prop.ForAll(values.ToArbitrary(), value => law(value).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithQuietOnSuccess(true));

    private static decimal Of(long units, int decimals) => new((int)(units & uint.MaxValue), (int)(units >> 32), 0, isNegative: false, (byte)decimals);
}
