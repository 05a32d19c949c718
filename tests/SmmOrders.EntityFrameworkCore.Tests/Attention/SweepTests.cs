using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Four sweepers at once: each state is opened once, and what is open costs the next sweep nothing.</summary>
public sealed partial class SweepTests(PostgresServer server) : StoreTest(server)
{
    private static readonly int Count = LongForm.Count(2_000, 100_000);

    // 11 of 40 are stuck by now.
    private static readonly int Stuck = Count / 40 * 11;

    [Theory]
    [InlineData(ShopKind.Sqlite)]
    [InlineData(ShopKind.Postgres)]
    public async Task Four_sweepers_open_each_state_once_and_the_end_closes_it(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        await FillAsync(shop, kind);

        Assert.Empty(await SweepAsync(shop));

        long[] stuck;
        await using (ShopContext context = shop.Open())
        {
            stuck = await context.Orders.Where(order => order.Open == Findings.StuckInProcessing).Select(order => order.Id).ToArrayAsync(Token);
        }

        foreach (long[] batch in stuck.Chunk(1000))
        {
            IReadOnlyList<ApplyOutcome> outcomes = await shop.Store.ApplyAsync([.. batch.Select(id => Report(id, OrderStatus.InProgress, at: Now.AddMinutes(1)))], Token);
            Assert.All(outcomes, outcome => Assert.Equal(Findings.StuckInProcessing, outcome.Update.Cleared));
        }

        await using ShopContext after = shop.Open();
        Assert.Equal((Stuck, 0), (await after.Attention.CountAsync(Token), await after.Attention.CountAsync(row => row.ClosedAt == null, Token)));
    }

    [Theory]
    [OneOrAllData(ShopKind.Postgres, ShopKind.Sqlite)]
    public async Task A_sweep_that_does_not_move_the_deadline_is_found(ShopKind kind)
    {
        await using Shop shop = Open(kind, new()
        {
            Store = store => store.Plant(model => model with { Writer = new ForgetfulWriter(model.Writer) }),
        });
        await FillAsync(shop, kind);

        Assert.Contains("more is due", await SweepAsync(shop));
    }

    [Fact]
    public async Task A_sweep_reads_the_index_on_the_deadline_on_SQLite()
    {
        await using Shop shop = Open(ShopKind.Sqlite);
        await FillAsync(shop, ShopKind.Sqlite);

        Assert.True(ReadsIndex(await ExplainAsync(shop, "EXPLAIN QUERY PLAN ", Now, "")));

        // Planted: without the index, the same plan is wrong.
        await shop.DamageAsync($"DROP INDEX \"IX_Orders_Deadline\"");
        Assert.False(ReadsIndex(await ExplainAsync(shop, "EXPLAIN QUERY PLAN ", Now, "")));

        static bool ReadsIndex(string plan) =>
            Deadline().IsMatch(plan) && !plan.Contains("TEMP B-TREE", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sweep_reads_the_index_on_the_deadline_on_PostgreSQL_and_what_is_open_costs_it_nothing()
    {
        await using Shop shop = Open(ShopKind.Postgres);
        await FillAsync(shop, ShopKind.Postgres);
        const string Explain = "EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF) ";

        // Before anything was due; and an hour later, when all that is stuck is open. In between the server vacuums, as it does by itself.
        await VacuumAsync(shop);
        string nothing = await ExplainAsync(shop, Explain, Now.AddDays(-1), "\nFOR UPDATE SKIP LOCKED");
        Assert.Empty(await SweepAsync(shop));
        await VacuumAsync(shop);
        string second = await ExplainAsync(shop, Explain, Now, "\nFOR UPDATE SKIP LOCKED");

        Assert.True(ReadsIndex(second), second);
        (int least, int most) = (BuffersOf(nothing), BuffersOf(second));
        TestContext.Current.TestOutputHelper!.WriteLine($"{least} buffers where nothing is open, {most} with {Stuck} open");
        Assert.InRange(most, 1, Math.Max(least, 1) * 1.2);

        // Planted: without the index, the same plan is wrong.
        await shop.DamageAsync($"DROP INDEX \"IX_Orders_Deadline\"");
        Assert.False(ReadsIndex(await ExplainAsync(shop, "EXPLAIN ", Now, "\nFOR UPDATE SKIP LOCKED")));

        static bool ReadsIndex(string plan) =>
            plan.Contains("Index Scan using \"IX_Orders_Deadline\"", StringComparison.Ordinal) && !plan.Contains("Seq Scan", StringComparison.Ordinal);
    }

    // What is wrong once four sweepers are through.
    private static async Task<List<string>> SweepAsync(Shop shop)
    {
        int rounds = (Count / 100) + 10;
        SweepOutcome[][] sweeps = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(SweepAllAsync)));
        List<string> wrong = [];
        if ((await shop.Store.SweepAsync(Now, cancellationToken: Token)).Checked > 0)
        {
            wrong.Add("more is due");
        }

        int told = sweeps.SelectMany(each => each).SelectMany(sweep => sweep.Outcomes).Count(outcome => outcome.Update.Raised == Findings.StuckInProcessing);
        await using ShopContext context = shop.Open();
        int open = await context.Attention.CountAsync(row => row.ClosedAt == null, Token);
        int orders = await context.Attention.Select(row => row.OrderId).Distinct().CountAsync(Token);
        int right = await context.Orders.CountAsync(order => order.Open == Findings.StuckInProcessing && order.StatusSince < Now && context.Attention.Any(row => row.OrderId == order.Id), Token);
        if ((told, open, orders, right) != (Stuck, Stuck, Stuck, Stuck))
        {
            wrong.Add($"{Stuck} are stuck; {told} were told, {open} rows of {orders} orders are open, {right} of them rightly");
        }

        return wrong;

        async Task<SweepOutcome[]> SweepAllAsync()
        {
            List<SweepOutcome> made = [];
            do
            {
                made.Add(await shop.Store.SweepAsync(Now, 100, Token));
            }
            while (made[^1].IsMoreDue && made.Count < rounds);
            return [.. made];
        }
    }

    private static Task FillAsync(Shop shop, ShopKind kind) => kind == ShopKind.Postgres
        ? shop.DamageAsync($"""
            INSERT INTO "Orders" ("UserId", "Status", "StatusSince", "Quantity", "Charge", "Provider", "ProviderOrderId", "Refunded", "CancelCause", "Open", "Version", "HistoryCount", "Bucket", "Deadline")
            SELECT 1, 1, since, 1000, 10, 'p', 'x' || i, 0, 0, 0, 1, 0, i % 64, since + interval '3 hours' + interval '1 microsecond'
            FROM (SELECT i, CASE WHEN i % 40 < 11 THEN {Now.AddHours(-4)} ELSE {Now} END AS since FROM generate_series(1, {Count}) AS i) AS o
            """)
        : shop.DamageAsync($"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Count})
            INSERT INTO "Orders" ("UserId", "Status", "StatusSince", "Quantity", "Charge", "Provider", "ProviderOrderId", "Refunded", "CancelCause", "Open", "Version", "HistoryCount", "Bucket", "Deadline")
            SELECT 1, 1, since, 1000, 1000000000, 'p', 'x' || i, 0, 0, 0, 1, 0, i % 64, since + 10800000001
            FROM (SELECT i, CASE WHEN i % 40 < 11 THEN {InstantColumn.ToMicroseconds(Now.AddHours(-4))} ELSE {InstantColumn.ToMicroseconds(Now)} END AS since FROM n)
            """);

    private static Task VacuumAsync(Shop shop) => shop.DamageAsync($"VACUUM (ANALYZE) \"Orders\"");

    private static async Task<string> ExplainAsync(Shop shop, string explain, DateTimeOffset at, string locking)
    {
        await using ShopContext context = shop.Open();
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token);
        await using DbCommand command = DueOrders.Of(context, OrderTable<ShopOrder, long>.Of(context.Model), at, 500).CreateDbCommand();
        command.CommandText = $"{explain}{command.CommandText}{locking}";
        await using DbDataReader reader = await command.ExecuteReaderAsync(Token);
        List<string> lines = [];
        while (await reader.ReadAsync(Token))
        {
            lines.Add($"{reader.GetValue(reader.FieldCount - 1)}");
        }

        TestContext.Current.TestOutputHelper!.WriteLine(string.Join(Environment.NewLine, lines));
        return string.Join('\n', lines);
    }

    private static int BuffersOf(string plan)
    {
        Match buffers = Buffers().Match(plan);
        return buffers.Groups.Values.Skip(1).Where(group => group.Success).Sum(group => int.Parse(group.Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("Buffers: shared(?: hit=([0-9]+))?(?: read=([0-9]+))?")]
    private static partial Regex Buffers();

    [GeneratedRegex("SEARCH .* USING (COVERING )?INDEX IX_Orders_Deadline")]
    private static partial Regex Deadline();

    /// <summary>The planted fault: it leaves the deadline as it was.</summary>
    private sealed class ForgetfulWriter(IOrderWriter<ShopOrder, long> inner) : IOrderWriter<ShopOrder, long>
    {
        private static readonly int Deadline = OrderColumns.Written.Select(column => column.Name).ToList().IndexOf(OrderColumns.Deadline);

        public Task<IReadOnlySet<long>> WriteAsync(
            DbContext context, IReadOnlyList<OrderChange<long>> changes, IReadOnlyList<OrderSchedule<long>> schedules, CancellationToken cancellationToken) =>
            inner.WriteAsync(context, [.. changes.Select(change => change with { Changed = change.Changed & ~(1UL << Deadline) })], schedules, cancellationToken);
    }
}
