using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>An event is written with what it tells, or neither is; and what the conformance cases cannot see.</summary>
public sealed class OutboxTests(PostgresServer server) : StoreTest(server)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    [Theory]
    [MemberData(nameof(Shops.SqliteFirst), MemberType = typeof(Shops))]
    public async Task Whichever_call_fails_an_event_is_there_with_its_row_or_neither_is(ShopKind kind)
    {
        CallLog calls = new();
        await using Shop shop = Open(kind, new() { Calls = calls, Store = store => store.AddOutboxSink("a").AddOutboxSink("b") });

        Assert.Empty(await FailEachAsync(shop, calls));
    }

    [Theory]
    [MemberData(nameof(Shops.PostgresFirst), MemberType = typeof(Shops))]
    public async Task An_event_that_is_written_outside_the_transaction_is_caught(ShopKind kind)
    {
        CallLog calls = new();
        Func<ShopContext> open = () => throw new InvalidOperationException("The shop is not open.");
        await using Shop shop = Open(kind, new()
        {
            Calls = calls,
            Store = store => store.AddOutboxSink("a").AddOutboxSink("b").Plant(model =>
            {
                // SQLite has one writer at a time.
                return model with { Outbox = kind == ShopKind.Postgres ? new EarlyOutbox(model.Outbox!, () => open()) : new LateOutbox(model.Outbox!) };
            }),
        });
        open = shop.Open;

        Assert.Contains(await FailEachAsync(shop, calls), each => each.Contains(kind == ShopKind.Postgres ? "is told of nothing" : "is not told", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Shops.SqliteFirst), MemberType = typeof(Shops))]
    public async Task In_the_callers_transaction_events_are_the_callers_to_commit(ShopKind kind)
    {
        await using Shop shop = Told(kind);
        long[] ids = await shop.AddManyAsync(2);
        await using ShopContext context = shop.Open();
        foreach (bool commits in new[] { false, true })
        {
            await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token);
            _ = await shop.Store.Join(context).ApplyAsync([Partial(ids[0]), Report(ids[1], OrderStatus.Partial)], Token);
            Guid row = await context.Attention.Select(each => each.Id).SingleAsync(Token);
            _ = await shop.Store.Join(context).CloseAttentionAsync(new() { Id = row, By = "ann", At = Now }, Token);
            if (commits)
            {
                await transaction.CommitAsync(Token);
            }
            else
            {
                await transaction.RollbackAsync(Token);
                Assert.Equal(0, await context.Outbox.CountAsync(Token));
            }
        }

        Assert.Equal(4, await context.Outbox.CountAsync(Token));
        Assert.Empty(await OutboxBooks.WrongAsync(shop, "a"));
    }

    [Theory]
    [MemberData(nameof(Shops.PostgresFirst), MemberType = typeof(Shops))]
    public async Task What_a_person_closes_is_told_after_its_opening_also_by_a_clock_that_is_behind(ShopKind kind)
    {
        await using Shop shop = Told(kind);
        long id = (await shop.AddManyAsync(1))[0];
        _ = await shop.Store.ApplyAsync([Report(id, OrderStatus.Completed), Report(id, OrderStatus.Pending, at: Now.AddMinutes(1))], Token);
        await using ShopContext context = shop.Open();
        Guid row = await context.Attention.Select(each => each.Id).SingleAsync(Token);

        _ = await shop.Store.CloseAttentionAsync(new() { Id = row, By = "ann", At = Now.AddHours(-1) }, Token);

        Assert.Equal(
            [OutboxKind.History, OutboxKind.AttentionOpened, OutboxKind.AttentionClosed],
            (await DeliverAllAsync(shop)).Where(each => each.History is not { Number: > 1 }).Select(each => each.Kind));
    }

    [Theory]
    [MemberData(nameof(Shops.SqliteFirst), MemberType = typeof(Shops))]
    public async Task Events_about_a_provider_do_not_wait_for_one_another(ShopKind kind)
    {
        await using Shop shop = Told(kind);
        long[] ids = await shop.AddManyAsync(2);
        OrderReport[] reports = [.. ids.Select((id, index) => Report(id, OrderStatus.Pending) with { Report = StatusReport.UnknownStatus($"Odd {index}") })];
        _ = await shop.Store.ApplyAsync(reports, Token);
        await using ShopContext context = shop.Open();
        Guid row = await context.Attention.Where(each => each.What == "Odd 0").Select(each => each.Id).SingleAsync(Token);
        _ = await shop.Store.CloseAttentionAsync(new() { Id = row, By = "ann", At = Now }, Token);

        IReadOnlyList<OutboxEvent> claimed = await shop.Store.ClaimOutboxAsync("a", Now.AddHours(1), Lease, cancellationToken: Token);

        Assert.Equal(
            [(OutboxKind.AttentionOpened, "Odd 0"), (OutboxKind.AttentionOpened, "Odd 1")],
            claimed.Select(each => (each.Kind, each.Attention!.What!)).OrderBy(each => each.Item2, StringComparer.Ordinal));
        Assert.All(claimed, each => Assert.Equal((null, "p"), (each.Order, each.Attention!.Provider)));
    }

    [Theory]
    [MemberData(nameof(Shops.PostgresFirst), MemberType = typeof(Shops))]
    public async Task An_event_whose_row_is_gone_is_dead_and_holds_up_no_other(ShopKind kind)
    {
        await using Shop shop = Told(kind);
        long id = (await shop.AddManyAsync(1))[0];
        _ = await shop.Store.ApplyAsync([Partial(id)], Token);
        await shop.DamageAsync($"DELETE FROM order_history WHERE \"Number\" = 1");

        Assert.Empty(await shop.Store.ClaimOutboxAsync("a", Now, Lease, cancellationToken: Token));
        OutboxEvent next = Assert.Single(await shop.Store.ClaimOutboxAsync("a", Now, Lease, cancellationToken: Token));

        Assert.Equal(2, next.History!.Number);
        await using ShopContext context = shop.Open();
        OrderOutbox<long?> dead = await context.Outbox.AsNoTracking().SingleAsync(row => row.DeadAt != null, Token);
        Assert.Equal((Now, null, "The row that it tells of is gone."), (dead.DeadAt, dead.DueAt, dead.Words));
    }

    [Theory]
    [MemberData(nameof(Shops.SqliteFirst), MemberType = typeof(Shops))]
    public async Task Why_a_delivery_failed_is_kept_until_it_succeeds(ShopKind kind)
    {
        await using Shop shop = Told(kind);
        long id = (await shop.AddManyAsync(1))[0];
        _ = await shop.Store.ApplyAsync([Report(id, OrderStatus.InProgress)], Token);
        OutboxEvent claimed = Assert.Single(await shop.Store.ClaimOutboxAsync("a", Now, Lease, cancellationToken: Token));

        _ = await shop.Store.RecordOutboxAsync([OutboxDelivery.Failed(claimed, $"a\0{new string('x', 2000)}", TimeSpan.FromTicks(15), mostTries: 5)], Now.AddTicks(9), Token);

        await using ShopContext context = shop.Open();
        OrderOutbox<long?> failed = await context.Outbox.AsNoTracking().SingleAsync(Token);
        Assert.Equal((Now.AddMicroseconds(1), 1, null, $"a\ufffd{new string('x', 998)}"), (failed.DueAt, failed.Tries, failed.DeadAt, failed.Words));
        claimed = Assert.Single(await shop.Store.ClaimOutboxAsync("a", Now.AddMicroseconds(1), Lease, cancellationToken: Token));
        _ = await shop.Store.RecordOutboxAsync([OutboxDelivery.Delivered(claimed)], Now.AddMinutes(1), Token);
        OrderOutbox<long?> delivered = await context.Outbox.AsNoTracking().SingleAsync(Token);
        Assert.Equal((null, 2, Now.AddMinutes(1), null), (delivered.DueAt, delivered.Tries, delivered.DeliveredAt, delivered.Words));
    }

    [Theory]
    [MemberData(nameof(Shops.PostgresFirst), MemberType = typeof(Shops))]
    public async Task A_sink_hears_of_what_happens_from_when_it_is_named(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long id = (await shop.AddManyAsync(1))[0];
        _ = await shop.Store.ApplyAsync([Report(id, OrderStatus.InProgress)], Token);
        await using ShopContext context = shop.Open();
        Assert.Equal(0, await context.Outbox.CountAsync(Token));
        Assert.Empty(shop.Store.OutboxSinks);
        Assert.Equal(0, await shop.Store.RecordOutboxAsync([], Now, Token));
        OrderStore<ShopContext, ShopOrder, long> named = With(shop, "late");

        _ = await named.ApplyAsync([Partial(id, Now.AddMinutes(1))], Token);

        Assert.Equal(["late"], named.OutboxSinks);
        Assert.Equal(2, Assert.Single(await named.ClaimOutboxAsync("late", Now.AddHours(1), Lease, cancellationToken: Token)).History!.Number);
        Assert.Contains("AddOutboxSink", (await Assert.ThrowsAsync<ArgumentException>(() => shop.Store.ClaimOutboxAsync("late", Now, Lease, cancellationToken: Token))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_panel_without_the_table_works_until_it_names_a_sink(bool hasSink)
    {
        await using SqliteConnection memory = new("Data Source=:memory:");
        await memory.OpenAsync(Token);
        await using ServiceProvider services = new ServiceCollection()
            .AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2))
            .AddDbContextFactory<CoarseContext>(options => options.UseSqlite(memory).UseSmmOrders().AllowManyWays())
            .AddSmmOrderStore<CoarseContext, ShopOrder, long>(store => _ = hasSink ? store.RecordOnly().AddOutboxSink("webhook") : store.RecordOnly())
            .BuildServiceProvider();
        OrderStore<CoarseContext, ShopOrder, long> store = services.GetRequiredService<OrderStore<CoarseContext, ShopOrder, long>>();
        await using CoarseContext context = await services.GetRequiredService<IDbContextFactory<CoarseContext>>().CreateDbContextAsync(Token);
        _ = await context.Database.EnsureCreatedAsync(Token);
        ShopOrder order = new() { UserId = 1 };
        if (hasSink)
        {
            Assert.Contains(
                "HasSmmOrderOutbox<Int64?>()",
                Assert.Throws<InvalidOperationException>(() => store.Add(context, order, new() { Quantity = 1000, Charge = 1.00m, ProviderOrderId = "1" })).Message, StringComparison.Ordinal);
            return;
        }

        _ = store.Add(context, order, new() { Quantity = 1000, Charge = 1.00m, ProviderOrderId = "1" });
        _ = await context.SaveChangesAsync(Token);
        Assert.Equal(ApplyStatus.Applied, (await store.ApplyAsync([Partial(order.Id)], Token))[0].Status);
        Assert.Contains("It has none", (await Assert.ThrowsAsync<ArgumentException>(() => store.ClaimOutboxAsync("webhook", Now, Lease, cancellationToken: Token))).Message, StringComparison.Ordinal);
    }

    private Shop Told(ShopKind kind) => Open(kind, new() { Store = store => store.AddOutboxSink("a") });

    private static OrderStore<ShopContext, ShopOrder, long> With(Shop shop, string sink)
    {
        OrderStoreOptions options = new();
        options.Sinks.Add(sink);
        ContextSource<ShopContext, ShopOrder> contexts = new(shop.Services.GetRequiredService<IServiceScopeFactory>(), null, _ => NoPayer<ShopContext, ShopOrder>.Instance);
        return new("", shop.Services.GetRequiredService<OrderRules>(), contexts, options, TimeProvider.System);
    }

    private static async Task<List<OutboxEvent>> DeliverAllAsync(Shop shop)
    {
        List<OutboxEvent> told = [];
        while (await shop.Store.ClaimOutboxAsync("a", Now.AddHours(1), Lease, cancellationToken: Token) is { Count: > 0 } claimed)
        {
            told.AddRange(claimed);
            _ = await shop.Store.RecordOutboxAsync([.. claimed.Select(OutboxDelivery.Delivered)], Now.AddHours(1), Token);
        }

        return told;
    }

    // The first thing that is wrong after a call of the database failed once, before or after it ran; in the small form after every fifth.
    private static async Task<List<string>> FailEachAsync(Shop shop, CallLog calls)
    {
        List<string> wrong = [];
        int step = LongForm.IsRun ? 1 : 5;
        foreach (bool after in new[] { false, true })
        {
            for (int call = after ? 2 : 1; ; call += step)
            {
                long[] ids = await shop.AddManyAsync(3);
                calls.Fail(call, after, transient: false);
                await HappenAsync(shop, ids);
                string? at = calls.Failed;
                calls.Clear();
                wrong.AddRange((await OutboxBooks.WrongAsync(shop, "a", "b")).Select(each => $"{each} ({(after ? "after" : "before")} {at?.Split('\n')[0]})"));
                if (wrong.Count > 0)
                {
                    return wrong;
                }

                if (at is null)
                {
                    break;
                }
            }
        }

        return wrong;
    }

    // Transitions with a refund; a state that opens and closes; an event about an order that stays as it is, which a person closes.
    private static async Task HappenAsync(Shop shop, long[] ids)
    {
        await TryAsync(() => shop.Store.ApplyAsync([Partial(ids[0]), Report(ids[1], OrderStatus.Partial), Report(ids[2], OrderStatus.Completed)], Token));
        await TryAsync(() => shop.Store.ApplyAsync([Report(ids[1], OrderStatus.InProgress, at: Now.AddMinutes(1)), Report(ids[2], OrderStatus.Pending, at: Now.AddMinutes(1))], Token));
        await using ShopContext context = shop.Open();
        if (await context.Attention.AsNoTracking().FirstOrDefaultAsync(row => row.OrderId == ids[2], Token) is { } row)
        {
            await TryAsync(() => shop.Store.CloseAttentionAsync(new() { Id = row.Id, By = "ann", At = Now.AddMinutes(2) }, Token));
        }
    }

    private static async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (DbException)
        {
            // The call that was to fail.
        }
    }
}
