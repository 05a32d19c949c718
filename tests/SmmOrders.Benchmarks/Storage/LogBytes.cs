using Microsoft.EntityFrameworkCore;
using SmmOrders.EntityFrameworkCore;
using SmmOrders.EntityFrameworkCore.Tests;

namespace SmmOrders.Benchmarks;

/// <summary>What the database writes ahead (WAL) for each order of a batch of 100.</summary>
/// <param name="Refunded">An order that ends with a refund: two transitions, a row of the ledger, a credit.</param>
/// <param name="Moved">An order that moves on, by one transition.</param>
/// <param name="Unchanged">An order that is reported as it is.</param>
internal sealed record LogBytes(double Refunded, double Moved, double Unchanged)
{
    public static async Task<LogBytes> OfAsync(OrderStore<ShopContext, ShopOrder, long> store, ShopContext context, IReadOnlyList<ShopOrder> fresh, IReadOnlyList<ShopOrder> others)
    {
        double refunded = await OfAsync(store, context, fresh, StatusReport.Of(OrderStatus.Partial, 400));
        double moved = await OfAsync(store, context, others, StatusReport.Of(OrderStatus.InProgress, 400));
        return new(refunded, moved, await OfAsync(store, context, others, StatusReport.Of(OrderStatus.InProgress, 400)));
    }

    private static async Task<double> OfAsync(OrderStore<ShopContext, ShopOrder, long> store, ShopContext context, IReadOnlyList<ShopOrder> orders, StatusReport report)
    {
        if (context.Database.IsSqlite())
        {
            _ = await context.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        long before = await PositionAsync(context);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        _ = await store.ApplyAsync([.. orders.Select(order => new OrderReport { Order = OrderKey.Of(order.Id), Report = report, At = now })]);
        return (await PositionAsync(context) - before) / (double)orders.Count;
    }

    private static async Task<long> PositionAsync(ShopContext context) => context.Database.IsSqlite()
        ? new FileInfo($"{context.Database.GetDbConnection().DataSource}-wal") is { Exists: true } log ? log.Length : 0
        : await context.Database.SqlQueryRaw<long>("""SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint AS "Value" """).SingleAsync();
}
