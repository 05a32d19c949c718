using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>What a provider means to say about an order, before any dialect.</summary>
internal sealed record Saying(OrderStatus Status, Remains Remains, long? StartCount, decimal? Charge, string? Currency)
{
    public static Gen<Saying> Gen { get; } =
        from status in FsCheck.Fluent.Gen.Elements(Enum.GetValues<OrderStatus>())
        from remains in FsCheck.Fluent.Gen.Frequency(
            (6, Counts().Select(Remains.Of)),
            (2, FsCheck.Fluent.Gen.Constant(Remains.Missing)),
            (2, FsCheck.Fluent.Gen.Constant(Remains.Unreadable)))
        from start in FsCheck.Fluent.Gen.Frequency((3, Counts().Select(count => (long?)count)), (1, FsCheck.Fluent.Gen.Constant((long?)null)))
        from charge in FsCheck.Fluent.Gen.Frequency((3, Charges().Select(charge => (decimal?)charge)), (1, FsCheck.Fluent.Gen.Constant((decimal?)null)))
        from currency in FsCheck.Fluent.Gen.Elements("USD", "EUR", "IRT", "USDT", "points", "تومان", null)
        select new Saying(status, remains, start, charge, currency);

    public ProviderAnswer ToAnswer() => new(StatusReport.Of(Status, Remains), StartCount, Charge, Currency);

    private static Gen<long> Counts() => FsCheck.Fluent.Gen.OneOf(
        FsCheck.Fluent.Gen.Choose(-5, 5_000).Select(count => (long)count),
        FsCheck.Fluent.Gen.Elements(0, 1, -1, int.MaxValue, long.MaxValue, long.MinValue));

    private static Gen<decimal> Charges() =>
        from mantissa in FsCheck.Fluent.Gen.OneOf(FsCheck.Fluent.Gen.Choose(0, 99_999), FsCheck.Fluent.Gen.Choose(0, int.MaxValue))
        from scale in FsCheck.Fluent.Gen.Choose(0, 28)
        select new decimal(mantissa, 0, 0, false, (byte)scale);
}
