namespace SmmOrders.Testing.Tests;

/// <summary>What the tests of the store in memory begin with.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    public static readonly OrderKey Key = OrderKey.Of(1042);

    public static OrderRules Rules { get; } = new(new SmmOrdersOptions { Refunds = RefundPolicy.HalfUp(2) });

    public static OrderTracker Tracker => Rules.For(null, null, null).Tracker;

    public static OrderState Placed => Tracker.Place(1000, 10.00m, Noon);

    public static OrderReport Partial(long remains = 400, OrderKey? order = null) =>
        new() { Order = order ?? Key, Report = StatusReport.Of(OrderStatus.Partial, remains), At = Noon.AddHours(1) };
}
