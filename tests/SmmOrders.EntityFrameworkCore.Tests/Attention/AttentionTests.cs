using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>What the conformance cases cannot see: the rows themselves, faults of the database, other rules, and the caller's transaction.</summary>
public sealed class AttentionTests(PostgresServer server) : StoreTest(server)
{
    [Theory]
    [MemberData(nameof(Shops.SqliteFirst), MemberType = typeof(Shops))]
    public async Task An_order_that_cannot_be_read_opens_a_row_with_the_reason_and_the_next_status_closes_it(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long id = (await shop.AddManyAsync(1))[0];
        await shop.DamageAsync($"""UPDATE "Orders" SET "Note" = 'unreadable' WHERE "Id" = {id}""");

        ApplyOutcome outcome = (await shop.Store.ApplyAsync([Partial(id)], Token))[0];

        OrderAttention<long?> row = await OnlyAsync(shop);
        Assert.Equal((id, null, Findings.NotApplied, Now, null), (row.OrderId, row.Provider, row.Finding, row.OpenedAt, row.ClosedAt));
        Assert.Equal(outcome.Reason, row.What);
        await shop.DamageAsync($"""UPDATE "Orders" SET "Note" = NULL WHERE "Id" = {id}""");
        Assert.Equal(Findings.NotApplied, (await RowAsync(shop, id)).Open);

        _ = await shop.Store.ApplyAsync([Partial(id, Now.AddMinutes(5))], Token);

        row = await OnlyAsync(shop);
        Assert.Equal((Now.AddMinutes(5), null, null), (row.ClosedAt, row.ClosedBy, row.UniqueKey));
        Assert.Equal(Findings.None, (await RowAsync(shop, id)).Open);
        Assert.Empty(await shop.Store.VerifyAsync(Token).ToListAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Shops.PostgresFirst), MemberType = typeof(Shops))]
    public async Task A_sweep_passes_by_an_order_that_cannot_be_read_or_decided_and_comes_back_to_it_an_hour_later(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long[] ids = await shop.AddManyAsync(5);
        await shop.DamageAsync($"""UPDATE "Orders" SET "Note" = 'unreadable' WHERE "Id" = {ids[1]}""");
        await shop.DamageAsync($"""UPDATE "Orders" SET "Delivered" = -1 WHERE "Id" = {ids[3]}""");
        DateTimeOffset late = Now.AddHours(4);

        SweepOutcome sweep = await shop.Store.SweepAsync(late, cancellationToken: Token);

        Assert.Equal((5, 5, false), (sweep.Checked, sweep.Outcomes.Count, sweep.IsMoreDue));
        Assert.Equal(
            [ids[1], ids[3]],
            sweep.Outcomes.Where(outcome => outcome.Status == ApplyStatus.NotApplied).Select(outcome => (long)outcome.Order.Value!).Order());
        Assert.Equal(0, (await shop.Store.SweepAsync(late, cancellationToken: Token)).Checked);
        Assert.Equal(2, (await shop.Store.SweepAsync(late.AddHours(1), cancellationToken: Token)).Checked);
        await using ShopContext context = shop.Open();
        Assert.Equal(
            [(Findings.StuckInProcessing, 3), (Findings.NotApplied, 2)],
            (await context.Attention.GroupBy(row => row.Finding).Select(rows => new { rows.Key, Count = rows.Count() }).OrderBy(rows => rows.Key).ToListAsync(Token))
                .Select(rows => (rows.Key, rows.Count)));
    }

    [Theory]
    [MemberData(nameof(Shops.SqliteFirst), MemberType = typeof(Shops))]
    public async Task A_sweep_leaves_the_next_poll_as_it_is(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long id = (await shop.AddManyAsync(1))[0];
        OrderRow<ShopOrder, long> before = await RowAsync(shop, id);

        SweepOutcome sweep = await shop.Store.SweepAsync(Now.AddHours(4), cancellationToken: Token);

        OrderRow<ShopOrder, long> after = await RowAsync(shop, id);
        Assert.Equal(Findings.StuckInProcessing, Assert.Single(sweep.Outcomes).Update.Raised);
        Assert.Equal((before.NextPollAt, before.PollInterval, before.Version + 1), (after.NextPollAt, after.PollInterval, after.Version));
        Assert.Null(after.Deadline);
    }

    [Theory]
    [InlineData(ShopKind.Sqlite)]
    [InlineData(ShopKind.Postgres)]
    public async Task A_profile_that_changes_moves_the_deadlines_of_its_open_orders_and_makes_no_history(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        await using ShopContext context = shop.Open();
        ShopOrder[] orders = [new() { UserId = 1 }, new() { UserId = 2 }];
        _ = shop.Store.Add(context, orders[0], new() { Quantity = 1000, Charge = 0m, Service = "Fast", Provider = "p", ProviderOrderId = "1" });
        _ = shop.Store.Add(context, orders[1], new() { Quantity = 1000, Charge = 0m, Service = "slow", Provider = "p", ProviderOrderId = "2" });
        _ = await context.SaveChangesAsync(Token);
        OrderStore<ShopContext, ShopOrder, long> changed = With(shop, options => options.Services["fast"] = new() { StuckAfter = TimeSpan.FromHours(1) });

        // Until the deadlines are rewritten, no sweep sees the new profile.
        Assert.Equal(0, (await changed.SweepAsync(Now.AddHours(2), cancellationToken: Token)).Checked);
        Assert.Equal(1, await changed.RewriteDeadlinesAsync("FAST", Now.AddMinutes(30), Token));
        Assert.Equal(0, await changed.RewriteDeadlinesAsync("FAST", Now.AddMinutes(31), Token));
        Assert.Equal(Now.AddHours(1).AddMicroseconds(1), (await RowAsync(shop, orders[0].Id)).Deadline);
        Assert.Equal(1, (await changed.SweepAsync(Now.AddHours(2), cancellationToken: Token)).Checked);
        Assert.Null((await OnlyAsync(shop)).ClosedAt);

        // The old profile again: the order is not stuck any more, and will be.
        Assert.Equal(1, await shop.Store.RewriteDeadlinesAsync(null, Now.AddHours(2), Token));
        Assert.Equal(Now.AddHours(2), (await OnlyAsync(shop)).ClosedAt);
        OrderRow<ShopOrder, long> row = await RowAsync(shop, orders[0].Id);
        Assert.Equal((Now.AddHours(3).AddMicroseconds(1), Findings.None, 0L), (row.Deadline, row.Open, row.HistoryCount));
    }

    [Theory]
    [MemberData(nameof(Shops.PostgresFirst), MemberType = typeof(Shops))]
    public async Task A_person_closes_a_row_in_the_callers_transaction(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long id = (await shop.AddManyAsync(1))[0];
        _ = await shop.Store.ApplyAsync([Report(id, OrderStatus.Partial)], Token);
        AttentionClosing closing = new() { Id = (await OnlyAsync(shop)).Id, By = "ann", At = Now.AddMinutes(1), Note = "it is mine" };
        await using ShopContext context = shop.Open();

        await using (IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token))
        {
            Assert.Equal(ApplyStatus.Written, await shop.Store.Join(context).CloseAttentionAsync(closing, Token));
            await transaction.RollbackAsync(Token);
        }

        Assert.Null((await OnlyAsync(shop)).ClosedAt);
        Assert.Equal(ApplyStatus.Applied, await shop.Store.CloseAttentionAsync(closing, Token));
        OrderAttention<long?> row = await OnlyAsync(shop);
        Assert.Equal((Now.AddMinutes(1), "ann", "it is mine"), (row.ClosedAt, row.ClosedBy, row.Note));
    }

    [Theory]
    [MemberData(nameof(Shops.SqliteFirst), MemberType = typeof(Shops))]
    public async Task Words_that_no_column_holds_are_cut_and_kept_apart(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long[] ids = await shop.AddManyAsync(2);
        string word = string.Concat(Enumerable.Repeat("\ud83d\ude00", 600));
        string[] words = [$"a\0{word}", $"a\0{word}!"];

        IReadOnlyList<AttentionRow> planned = [.. words.Select(each => AttentionPlan.State(OrderKey.Of(ids[0]), ids[0], Findings.NotApplied, each, Now))];

        Assert.All(planned, row => Assert.Equal("a\ufffd" + word[..998], row.What));
        Assert.Equal(2, words.Select(each => AttentionKey.OfProvider("p", Findings.UnknownStatus, each)).Distinct().Count());
    }

    [Fact]
    public async Task The_same_event_opens_again_without_its_unique_key()
    {
        await using Shop shop = Open(ShopKind.Sqlite);
        long id = (await shop.AddManyAsync(1))[0];
        OrderReport[] reports = [Report(id, OrderStatus.Completed), Report(id, OrderStatus.Pending, at: Now.AddMinutes(1)), Report(id, OrderStatus.Pending, at: Now.AddMinutes(2))];
        _ = await shop.Store.ApplyAsync(reports, Token);
        _ = await OnlyAsync(shop);

        // The planted fault: nothing remembers what was told.
        await shop.DamageAsync($"UPDATE \"Attention\" SET \"UniqueKey\" = NULL");
        _ = await shop.Store.ApplyAsync([reports[2]], Token);

        await using ShopContext context = shop.Open();
        Assert.Equal(2, await context.Attention.CountAsync(Token));
    }

    [Fact]
    public async Task A_panel_without_the_table_sweeps_and_is_told_what_to_call_before_it_closes()
    {
        await using SqliteConnection memory = new("Data Source=:memory:");
        await memory.OpenAsync(Token);
        await using ServiceProvider services = new ServiceCollection()
            .AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2))
            .AddDbContextFactory<CoarseContext>(options => options.UseSqlite(memory).UseSmmOrders().AllowManyWays())
            .AddSmmOrderStore<CoarseContext, ShopOrder, long>(store => store.RecordOnly())
            .BuildServiceProvider();
        OrderStore<CoarseContext, ShopOrder, long> store = services.GetRequiredService<OrderStore<CoarseContext, ShopOrder, long>>();
        await using CoarseContext context = await services.GetRequiredService<IDbContextFactory<CoarseContext>>().CreateDbContextAsync(Token);
        _ = await context.Database.EnsureCreatedAsync(Token);
        _ = store.Add(context, new() { UserId = 1 }, new() { Quantity = 1000, Charge = 1.00m, ProviderOrderId = "1" });
        _ = await context.SaveChangesAsync(Token);

        SweepOutcome sweep = await store.SweepAsync(DateTimeOffset.MaxValue.AddDays(-2), cancellationToken: Token);
        InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(
            () => store.CloseAttentionAsync(new() { Id = Guid.NewGuid(), By = "ann", At = Now }, Token));

        Assert.Equal(Findings.StuckInProcessing, Assert.Single(sweep.Outcomes).Update.Raised);
        Assert.Contains("HasSmmOrderAttention<Int64?>()", thrown.Message, StringComparison.Ordinal);
    }

    private static OrderStore<ShopContext, ShopOrder, long> With(Shop shop, Action<SmmOrdersOptions> rules)
    {
        SmmOrdersOptions options = new() { Refunds = RefundPolicy.HalfUp(2) };
        rules(options);
        ContextSource<ShopContext, ShopOrder> contexts = new(shop.Services.GetRequiredService<IServiceScopeFactory>(), null, _ => NoPayer<ShopContext, ShopOrder>.Instance);
        return new("", new OrderRules(options), contexts, new(), TimeProvider.System);
    }

    private static async Task<OrderAttention<long?>> OnlyAsync(Shop shop)
    {
        await using ShopContext context = shop.Open();
        return Assert.Single(await context.Attention.AsNoTracking().ToListAsync(Token));
    }
}
