using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Testing;

/// <summary>Quantities, and charges with up to two decimals: what the tracker of two decimals can split exactly.</summary>
internal static class Amounts
{
    internal static Gen<long> Quantity { get; } = Gen.Frequency(
        (4, Gen.Elements(1L, 2, 3, 100, 1000, 5000)),
        (4, Gen.Choose(1, 300).Select(units => (long)units)),
        (2, Gen.Choose(1, int.MaxValue).Select(units => (long)units)));

    internal static Gen<decimal> Charge { get; } = Gen.Frequency(
        (4, Gen.Elements(10.00m, 0m, 0.01m, 2.32m, 999.99m, 1_000_000.00m)),
        (6, Gen.Choose(0, 1_000_000).Select(cents => cents / 100m)));

    /// <summary>A part of the amount with its decimals: often nothing or all.</summary>
    internal static Gen<decimal> PartOf(decimal charge) =>
        from thousandths in Gen.OneOf(Gen.Elements(0, 0, 1000), Gen.Choose(0, 1000))
        select thousandths == 1000 ? charge : decimal.Round(charge * thousandths / 1000m, charge.Scale, MidpointRounding.ToZero);
}
