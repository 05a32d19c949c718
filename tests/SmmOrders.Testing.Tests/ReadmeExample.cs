using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Testing.Tests;

/// <summary>The code of the package's README, compiled.</summary>
internal static class ReadmeExample
{
    public static async Task StoreAsync()
    {
        var rules = new OrderRules(new() { Refunds = RefundPolicy.HalfUp(2) });
        decimal wallet = 0m;
        var store = new InMemoryOrderStore(rules, refunds => wallet += refunds.Sum(due => due.Refund.Amount));
        DateTimeOffset noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
        OrderState placed = rules.For(currency: null, provider: null, service: null).Tracker.Place(quantity: 1000, charge: 10.00m, noon);
        OrderKey key = store.Add(OrderKey.Of(1042), placed).Key;

        await store.ApplyAsync([new() { Order = key, Report = StatusReport.Of(OrderStatus.Partial, 400), At = noon.AddHours(1) }]);

        Console.WriteLine(store.Read(key).State);
        Console.WriteLine(FormattableString.Invariant($"In the wallet: {wallet}"));
    }

    public static void Property()
    {
        var tracker = new OrderTracker(RefundPolicy.HalfUp(2));
        Prop.ForAll(OrderArbitraries.Histories(), history =>
            history.Play(tracker).All(update => update.Order.Refunded <= update.Order.Charge)).QuickCheckThrowOnFailure();
    }
}
