using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A readiness check says what is missing, and throws nothing.</summary>
public sealed class StoreCheckTests(PostgresServer server) : StoreTest(server)
{
    [Theory]
    [MemberData(nameof(Shops.PostgresFirst), MemberType = typeof(Shops))]
    public async Task Each_missing_table_and_column_is_named(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        Assert.Empty((await shop.Store.CheckAsync(Token)).Faults);
        await using (ShopContext context = shop.Open())
        {
            string[] damage =
            [
                """ALTER TABLE "Orders" RENAME COLUMN "PollInterval" TO "Old1" """,
                """ALTER TABLE "Orders" RENAME COLUMN "Refunded" TO "Old2" """,
                $"""DROP TABLE "{context.Model.FindEntityType(typeof(OrderAttempt<long>))!.GetTableName()}" """,
            ];
            foreach (string sql in damage)
            {
                _ = await context.Database.ExecuteSqlRawAsync(sql, Token);
            }
        }

        StoreCheck check = await shop.Store.CheckAsync(Token);

        Assert.False(check.IsReady);
        Assert.Equal(3, check.Faults.Count);
        Assert.Contains(check.Faults, fault => fault.StartsWith("The column PollInterval of the table Orders cannot be read: ", StringComparison.Ordinal));
        Assert.Contains(check.Faults, fault => fault.StartsWith("The column Refunded of the table Orders cannot be read: ", StringComparison.Ordinal));
        Assert.Contains(check.Faults, fault => fault.StartsWith("The table order_attempts cannot be read: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_told_and_its_password_is_not()
    {
        await using Shop shop = Shop.Postgres(Server, store => store.UseContext(_ => new ShopContext(
            new DbContextOptionsBuilder().UseNpgsql("Host=127.0.0.1;Port=1;Username=panel;Password=canary-9f2;Timeout=1", npgsql => npgsql.EnableRetryOnFailure(1, TimeSpan.FromMilliseconds(20), null)).UseSmmOrders().AllowManyWays().Options)));

        StoreCheck check = await shop.Store.CheckAsync(Token);

        string fault = Assert.Single(check.Faults);
        Assert.StartsWith("The database cannot be reached: ", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_canceled_check_throws()
    {
        await using Shop shop = Open(ShopKind.Sqlite);
        using CancellationTokenSource stop = new();
        await stop.CancelAsync();

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.Store.CheckAsync(stop.Token));
    }

    [Theory]
    [InlineData(ShopKind.Sqlite)]
    [InlineData(ShopKind.Postgres)]
    public async Task Counts_read_indexes_and_not_the_orders_that_ended(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        await using ShopContext context = shop.Open();
        _ = await context.Database.ExecuteSqlRawAsync(
            kind == ShopKind.Postgres
                ? """
                INSERT INTO "Orders" ("UserId", "Status", "StatusSince", "Quantity", "Charge", "Provider", "ProviderOrderId", "Refunded", "CancelCause", "Open", "Version", "HistoryCount")
                SELECT 1, 4, now(), 1000, 10, 'p', 'x' || i, 0, 0, 0, 1, 0 FROM generate_series(1, 4000) AS i
                """
                : """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)
                INSERT INTO "Orders" ("UserId", "Status", "StatusSince", "Quantity", "Charge", "Provider", "ProviderOrderId", "Refunded", "CancelCause", "Open", "Version", "HistoryCount")
                SELECT 1, 4, i, 1000, 10, 'p', 'x' || i, 0, 0, 0, 1, 0 FROM n
                """,
            Token);
        _ = await shop.AddManyAsync(3);
        _ = await shop.AddManyAsync(2, isQueued: true);
        _ = await context.Database.ExecuteSqlRawAsync("ANALYZE", Token);
        IQueryable[] queries =
        [
            WaitingCounts.PolledOf<ShopOrder>(context, "p"),
            WaitingCounts.SubmissionsOf<ShopOrder>(context, OrderColumns.NextSendAt),
            WaitingCounts.SubmissionsOf<ShopOrder>(context, OrderColumns.SubmissionOverdueAt),
        ];

        await context.Database.OpenConnectionAsync(Token);
        foreach (IQueryable query in queries)
        {
            await using DbCommand command = query.CreateDbCommand();
            command.CommandText = $"{(kind == ShopKind.Sqlite ? "EXPLAIN QUERY PLAN" : "EXPLAIN")} {command.CommandText}";
            List<string> plan = [];
            await using DbDataReader reader = await command.ExecuteReaderAsync(Token);
            while (await reader.ReadAsync(Token))
            {
                plan.Add($"{reader.GetValue(reader.FieldCount - 1)}");
            }

            Assert.Contains(plan, line => line.Contains("IX_Orders_Provider_", StringComparison.Ordinal));
            Assert.DoesNotContain(plan, line => line.Contains("Seq Scan", StringComparison.Ordinal));
        }

        OrderCounts counts = await shop.Store.CountOrdersAsync(Token);
        Assert.Equal(("p", OrderStatus.Processing, 3L), counts.Polled.Select(count => (count.Provider, count.Status, count.Count)).Single());
        Assert.Equal((SubmissionStatus.Queued, 2L), counts.Submissions.Select(count => (count.Status, count.Count)).Single());
    }
}
