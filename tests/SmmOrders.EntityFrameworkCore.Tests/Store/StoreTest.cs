using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>What the tests of a store share: shops of each kind, reports, and what became of an order.</summary>
public abstract class StoreTest(PostgresServer server)
{
    internal PostgresServer Server { get; } = server;

    protected static DateTimeOffset Now { get; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    internal Shop Open(ShopKind kind, ShopSetup? setup = null) => Shops.Open(kind, Server, (setup ?? new()) with { Now = Now });

    /// <summary>A shop whose writers overwrite what another has written: it has no compare-and-swap.</summary>
    internal static ShopSetup Overwriting(ShopSetup? setup = null)
    {
        LastWriter.Meeting meeting = new();
        return (setup ?? new()) with
        {
            Store = store => store.Plant(model => model with { Writer = new LastWriter(model.Writer, meeting) }),
        };
    }

    /// <summary>Lets pair after pair race, and counts how often the first of the two came first.</summary>
    internal static async Task<int> RaceAsync(Shop shop, Func<Shop, Task<bool>> pair, int pairs)
    {
        int firsts = 0;
        for (int count = 0; count < pairs; count++)
        {
            firsts += await pair(shop) ? 1 : 0;
        }

        return firsts;
    }

    internal static OrderReport Report(long order, OrderStatus status, Remains remains = default, DateTimeOffset? at = null) =>
        new() { Order = OrderKey.Of(order), Report = StatusReport.Of(status, remains), At = at ?? Now };

    /// <summary>400 of 1000 are left: 4.00 of 10.00 is refunded.</summary>
    internal static OrderReport Partial(long order, DateTimeOffset? at = null) => Report(order, OrderStatus.Partial, 400, at);

    internal static async Task<OrderRow<ShopOrder, long>> RowAsync(Shop shop, long order)
    {
        await using ShopContext context = shop.Open();
        return await context.Orders.AsNoTracking().Where(each => each.Id == order)
            .Select(OrderTable<ShopOrder, long>.Of(context.Model).ToRow).SingleAsync(Token);
    }

    /// <summary>Status, refunded total, ledger, wallet and history of an order.</summary>
    internal static async Task<Facts> FactsAsync(Shop shop, long order) => (await FactsAsync(shop, [order]))[0];

    /// <summary>The same of several orders.</summary>
    internal static async Task<Facts[]> FactsAsync(Shop shop, long[] orders)
    {
        await using ShopContext context = shop.Open();
        var rows = await context.Orders.AsNoTracking().Where(each => orders.Contains(each.Id))
            .Select(each => new { each.Id, each.Status, each.Refunded, each.UserId }).ToDictionaryAsync(each => each.Id, Token);
        int[] users = [.. rows.Values.Select(row => row.UserId)];
        var balances = await context.Wallets.Where(wallet => users.Contains(wallet.UserId)).ToDictionaryAsync(wallet => wallet.UserId, wallet => wallet.Balance, Token);
        var ledger = (await context.Set<OrderRefundEntry<long>>().AsNoTracking().Where(entry => orders.Contains(entry.OrderId)).ToArrayAsync(Token)).ToLookup(entry => entry.OrderId, entry => entry.Amount);
        var history = (await context.Set<OrderHistoryEntry<long>>().AsNoTracking().Where(entry => orders.Contains(entry.OrderId)).OrderBy(entry => entry.Number).ToArrayAsync(Token))
            .ToLookup(entry => entry.OrderId, entry => $"{entry.Number}:{entry.To}");
        return
        [
            .. orders.Select(order => rows[order]).Select(row => new Facts(
                row.Status, row.Refunded, ledger[row.Id].Sum(), balances.GetValueOrDefault(row.UserId), string.Join(' ', history[row.Id]))),
        ];
    }

    internal sealed record Facts(OrderStatus Status, decimal Refunded, decimal Ledger, decimal Balance, string History)
    {
        internal static Facts Untouched { get; } = new(OrderStatus.Processing, 0m, 0m, 0m, "");

        internal static Facts Refunded4 { get; } = new(OrderStatus.Partial, 4.00m, 4.00m, 4.00m, "1:InProgress 2:Partial");
    }
}
