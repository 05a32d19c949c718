using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Claims of polls on each database: who gets which, how many a second, and what a failing provider costs.</summary>
public sealed class PollClaimTests(PostgresServer server) : StoreTest(server)
{
    private static readonly int Count = LongForm.Count(400, 20_000);

    private static readonly int Failing = LongForm.Count(200, 20_000);
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(25);

    // The small form looks at a quarter of one.
    private static readonly TimeSpan Second = TimeSpan.FromMilliseconds(LongForm.IsRun ? 1000 : 250);
    private static readonly int MostInASecond = (int)(Second / Every);

    public static IEnumerable<TheoryDataRow<ShopKind>> Kinds => Shops.PostgresFirst;

    [Theory]
    [MemberData(nameof(Shops.AllWaysSqliteFirst), MemberType = typeof(Shops))]
    public async Task Of_four_claimers_at_once_each_order_is_one_s_within_its_interval(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        _ = await shop.AddManyAsync(Count);

        Assert.Equal(Enumerable.Repeat(1, Count), (await ClaimAllAsync(shop)).Values);
    }

    [Fact]
    public async Task A_claim_that_does_not_lock_what_it_takes_is_found()
    {
        await using Shop shop = Open(ShopKind.Postgres, new()
        {
            Store = store => store.Plant(model => model with { Polls = new LoosePolls(model.Table) }),
        });
        int most = 0;
        for (int round = 0; round < 20 && most < 2; round++)
        {
            _ = await shop.AddManyAsync(100);
            most = (await ClaimAllAsync(shop)).Values.Max();
        }

        Assert.True(most > 1, "No order was claimed by two.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_worker_that_was_stopped_while_others_polled_writes_nothing_stale(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long[] ids = await shop.AddManyAsync(20);
        PollClaim stopped = await shop.Store.ClaimPollsAsync("p", Now.AddMinutes(3), 100, Token);
        PollClaim others = await shop.Store.ClaimPollsAsync("p", Now.AddMinutes(10), 100, Token);
        IReadOnlyList<ApplyOutcome> applied = await ApplyAsync(shop, others, OrderStatus.InProgress, Now.AddMinutes(10));

        IReadOnlyList<ApplyOutcome> woken = await ApplyAsync(shop, stopped, OrderStatus.Canceled, Now.AddMinutes(11));

        Assert.All(applied, outcome => Assert.Equal(ApplyStatus.Applied, outcome.Status));
        Assert.Equal(20, woken.Count(outcome => outcome.Status == ApplyStatus.Stale));
        Assert.All(await FactsAsync(shop, ids), facts => Assert.Equal((OrderStatus.InProgress, 0m), (facts.Status, facts.Refunded)));
    }

    [Fact]
    public async Task A_worker_that_forgets_its_claim_writes_what_is_stale()
    {
        await using Shop shop = Open(ShopKind.Sqlite);
        long[] ids = await shop.AddManyAsync(1);
        PollClaim stopped = await shop.Store.ClaimPollsAsync("p", Now.AddMinutes(3), 100, Token);
        PollClaim others = await shop.Store.ClaimPollsAsync("p", Now.AddMinutes(10), 100, Token);
        _ = await ApplyAsync(shop, others, OrderStatus.InProgress, Now.AddMinutes(10));

        _ = await shop.Store.ApplyAsync([.. stopped.Polls.Select(poll => Report((long)poll.Order.Value!, OrderStatus.Canceled, at: Now.AddMinutes(11)))], Token);

        Assert.Equal(OrderStatus.Canceled, (await FactsAsync(shop, ids[0])).Status);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_old_row_is_not_polled_whatever_its_columns_hold(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long[] ids = await shop.AddManyAsync(2);
        await shop.DamageAsync($"""UPDATE "Orders" SET "Version" = NULL WHERE "Id" = {ids[0]}""");

        PollClaim claim = await shop.Store.ClaimPollsAsync("p", Now.AddMinutes(3), 100, Token);

        Assert.Equal([OrderKey.Of(ids[1])], claim.Polls.Select(poll => poll.Order));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Whichever_call_fails_a_claim_gives_out_what_it_wrote(ShopKind kind)
    {
        CallLog calls = new();
        await using Shop shop = Open(kind, new() { Calls = calls });
        _ = await shop.AddManyAsync(1);
        DateTimeOffset at = Now;
        int failed = 0;
        foreach (bool after in new[] { false, true })
        {
            for (int call = 1; ; call++)
            {
                at = at.AddHours(3);
                calls.Fail(call, after, transient: true);
                PollClaim claim = await shop.Store.ClaimPollsAsync("p", at, 10, Token);
                if (calls.Failed is null)
                {
                    break;
                }

                failed++;
                await using ShopContext context = shop.Open();
                DateTimeOffset? next = await context.Orders.Select(order => EF.Property<DateTimeOffset?>(order, OrderColumns.NextPollAt)).SingleAsync(Token);

                // A lost answer leaves the order to the next claim, an interval later.
                Assert.True(claim.Polls.Count == 0 ? claim.Refusal == ClaimRefusal.NothingDue : claim.Polls[0].Claim == next);
                Assert.True(next > at);
            }
        }

        Assert.True(failed >= 4, $"{failed} calls");
    }

    [Theory]
    [InlineData(ShopKind.Postgres)]
    [InlineData(ShopKind.Sqlite)]
    public async Task A_provider_s_limit_holds_in_every_sliding_second_over_four_claimers_and_is_used(ShopKind kind)
    {
        // By the clock of the database; the shop's own stands still.
        await using Shop shop = Shops.Open(kind, Server, new());
        await PermitLog.KeepAsync(shop);
        await PollAtOnceAsync(shop, LongForm.Count(30, 400));

        DateTimeOffset[] permits = await PermitLog.ReadAsync(shop);
        Assert.InRange(PermitLog.MostWithin(permits, Second), 1, MostInASecond);

        // Four fifths of the limit are used while work is due: a matter of the machine, so the long form alone asks for it.
        double used = (permits.Length - 1) * Every / (permits[^1] - permits[0]);
        TestContext.Current.TestOutputHelper!.WriteLine($"{permits.Length} permits within {permits[^1] - permits[0]}, one each {Every}: {used:0.00} of the limit");
        Assert.True(!LongForm.IsRun || used >= 0.8, $"{used:0.00} of the limit");
    }

    [Theory]
    [OneOrAllData(ShopKind.Postgres, ShopKind.Sqlite)]
    public Task A_limit_that_is_counted_in_windows_is_found(ShopKind kind) => WindowPermits.AssertFoundAsync(MostInASecond, Second, async permits =>
    {
        await using Shop shop = Shops.Open(kind, Server, new()
        {
            Store = store => store.Plant(model => model with { Polls = new PortablePolls<ShopOrder, long>(model.Table, model.Providers!.With(permits)) }),
        });
        await PermitLog.KeepAsync(shop);
        await PollAtOnceAsync(shop, 2 * MostInASecond);
        return PermitLog.MostWithin(await PermitLog.ReadAsync(shop), Second);
    });

    [Theory]
    [InlineData(ShopKind.Postgres)]
    [OneOrAllData(ShopKind.Sqlite, ShopKind.Portable)]
    public async Task A_provider_that_fails_for_an_hour_costs_few_statements_a_minute_and_one_attention_and_its_orders_none(ShopKind kind)
    {
        Hour hour = await FailForAnHourAsync(kind);

        TestContext.Current.TestOutputHelper!.WriteLine($"At most {hour.MostStatements} statements a minute");
        Assert.Equal(60, hour.Minutes);
        Assert.InRange(hour.MostStatements, 1, 10);
        Assert.Equal([("p", Findings.Unanswered, true)], hour.Attention);
        Assert.True(hour.AreOrdersUntouched, "Its orders are due at other times.");
    }

    [Theory]
    [OneOrAllData(ShopKind.Postgres, ShopKind.Sqlite)]
    public async Task A_claim_that_does_not_see_that_the_provider_fails_is_found(ShopKind kind)
    {
        Hour hour = await FailForAnHourAsync(kind, store => store.Plant(model => model with { Polls = new PortablePolls<ShopOrder, long>(model.Table, model.Providers!.With(new LoosePermits())) }));

        Assert.True(hour.MostStatements > 10, $"At most {hour.MostStatements} statements a minute.");
        Assert.False(hour.AreOrdersUntouched, "No order was claimed.");
    }

    [Fact]
    public async Task A_claim_does_not_wait_for_the_disk_and_what_is_applied_does()
    {
        await using Shop shop = Open(ShopKind.Postgres);
        _ = await shop.AddManyAsync(1);
        await using ShopContext context = shop.Open();
        _ = await context.Database.ExecuteSqlRawAsync(
            """
            CREATE TABLE commits (n bigint GENERATED ALWAYS AS IDENTITY, setting text);
            CREATE FUNCTION note_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                INSERT INTO commits (setting) VALUES (current_setting('synchronous_commit'));
                RETURN NULL;
            END $$;
            CREATE CONSTRAINT TRIGGER note_commit AFTER UPDATE ON "Orders" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note_commit();
            """,
            Token);

        PollClaim claim = await shop.Store.ClaimPollsAsync("p", Now.AddMinutes(3), 100, Token);
        _ = await ApplyAsync(shop, claim, OrderStatus.InProgress, Now.AddMinutes(3));

        Assert.Equal(["off", "on"], await context.Database.SqlQueryRaw<string>("""SELECT setting AS "Value" FROM commits ORDER BY n""").ToArrayAsync(Token));
    }

    private static Task<IReadOnlyList<ApplyOutcome>> ApplyAsync(Shop shop, PollClaim claim, OrderStatus status, DateTimeOffset at) =>
        shop.Store.ApplyAsync([.. claim.Polls.Select(poll => Report((long)poll.Order.Value!, status, at: at) with { Claim = poll.Claim })], Token);

    // Four claimers ask, order by order, as soon as they may, until so many requests have their permit.
    private static async Task PollAtOnceAsync(Shop shop, int count)
    {
        _ = await shop.AddManyAsync(count + 50);
        await shop.Store.LimitProviderAsync(new() { Provider = "p", PermitEvery = Every }, Token);
        DateTimeOffset now = TimeProvider.System.GetUtcNow().AddHours(1);
        int claimed = 0;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            async () =>
            {
                while (Volatile.Read(ref claimed) < count)
                {
                    PollClaim claim = await shop.Store.ClaimPollsAsync("p", now, 1, Token);
                    _ = claim.Polls.Count > 0 ? Interlocked.Increment(ref claimed) : 0;
                    await Task.Delay(claim.RetryAfter ?? TimeSpan.Zero, Token);
                }
            },
            Token)));
    }

    // What a worker does in each minute: it reports, asks for more, and probes. The threshold for an attention is half an hour.
    private async Task<Hour> FailForAnHourAsync(ShopKind kind, Action<OrderStoreBuilder<ShopContext, ShopOrder, long>>? store = null)
    {
        CallLog calls = new();
        DateTimeOffset now = InstantColumn.Cut(TimeProvider.System.GetUtcNow());
        await using Shop shop = Shops.Open(kind, Server, new() { Calls = calls, Now = now, Store = store, Rules = options => options.UnansweredAfter = TimeSpan.FromMinutes(30) });
        foreach (int many in Enumerable.Repeat(Math.Min(Failing, 1000), Math.Max(1, Failing / 1000)))
        {
            _ = await shop.AddManyAsync(many);
        }

        PollClaim first = await shop.Store.ClaimPollsAsync("p", now.AddHours(1), 100, Token);
        Assert.Equal(100, first.Polls.Count);
        await using ShopContext context = shop.Open();
        (long, DateTimeOffset?)[] before = await NextPollsAsync(context);
        List<int> statements = [];
        while (statements.Count < 60)
        {
            calls.Clear();
            DateTimeOffset at = kind == ShopKind.Postgres ? InstantColumn.Cut(TimeProvider.System.GetUtcNow()) : now;
            ProviderOutage outage = new() { Provider = "p", At = at, Words = "HTTP 503", ProbeAt = at.AddMinutes(1) };
            _ = await shop.Store.ReportOutageAsync(outage, Token);
            PollClaim claim = await shop.Store.ClaimPollsAsync("p", now.AddHours(1), 100, Token);
            if (claim.Polls.Count > 0)
            {
                _ = await shop.Store.RetryPollsAsync(new() { Provider = "p", Polls = claim.Polls, At = now }, Token);
            }

            await MoveAsync(context, claim.RetryAfter ?? TimeSpan.FromMinutes(1));
            Assert.True((await shop.Store.ClaimProbeAsync("p", TimeSpan.FromMinutes(5), Token)).IsClaimed);
            statements.Add(calls.Commands.Count());
        }

        // Its orders come forward once it answers again, and not before.
        Assert.Equal(0, await shop.Store.RetryPollsAsync(new() { Provider = "p", Polls = first.Polls, At = now }, Token));
        OrderAttention<long?>[] attention = await context.Attention.AsNoTracking().ToArrayAsync(Token);
        return new(
            statements.Count, statements.Max(), [.. attention.Select(row => (row.Provider, row.Finding, row.ClosedAt is null))],
            before.SequenceEqual((IEnumerable<(long, DateTimeOffset?)>)await NextPollsAsync(context)));
    }

    // A database has a clock of its own: time passes by what the provider's row says of it.
    private static async Task MoveAsync(ShopContext context, TimeSpan time)
    {
        OrderProvider row = await context.Set<OrderProvider>().AsNoTracking().SingleAsync(each => each.Name == "p", Token);
        (DateTimeOffset? since, DateTimeOffset? probe) = (row.FailingSince - time, row.FailingProbeAt - time);
        _ = await context.Set<OrderProvider>().Where(each => each.Name == "p").ExecuteUpdateAsync(
            set => set.SetProperty(each => each.FailingSince, since).SetProperty(each => each.FailingProbeAt, probe), Token);
    }

    private static async Task<(long Order, DateTimeOffset? Next)[]> NextPollsAsync(ShopContext context) =>
        [
            .. (await context.Orders.OrderBy(order => order.Id).Select(order => new { order.Id, Next = EF.Property<DateTimeOffset?>(order, OrderColumns.NextPollAt) }).ToArrayAsync(Token))
                .Select(each => (each.Id, each.Next)),
        ];

    // By order: how often it was claimed.
    private static async Task<ConcurrentDictionary<OrderKey, int>> ClaimAllAsync(Shop shop)
    {
        ConcurrentDictionary<OrderKey, int> claimed = [];
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            async () =>
            {
                while (await shop.Store.ClaimPollsAsync("p", Now.AddMinutes(3), 20, Token) is { Refusal: not ClaimRefusal.NothingDue } claim)
                {
                    foreach (ClaimedPoll poll in claim.Polls)
                    {
                        _ = claimed.AddOrUpdate(poll.Order, 1, (_, times) => times + 1);
                    }
                }
            },
            Token)));
        return claimed;
    }

    private sealed record Hour(int Minutes, int MostStatements, (string? Provider, Findings Finding, bool IsOpen)[] Attention, bool AreOrdersUntouched);

    /// <summary>Planted: it reads what is due, and then writes when it is due again, whoever else has read it.</summary>
    private sealed class LoosePolls(OrderTable<ShopOrder, long> table) : IPollTaker<long>
    {
        public async Task<TakenPolls<long>> TakeAsync(DbContext context, PollWish wish, CancellationToken cancellationToken)
        {
            long[] keys = await DuePolls.Of(context, table, wish.Provider, wish.At).Take(wish.Most).Select(order => order.Id).ToArrayAsync(cancellationToken);
            DateTimeOffset? next = wish.At.AddMinutes(2);
            _ = await context.Set<ShopOrder>().Where(order => keys.Contains(order.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(order => EF.Property<DateTimeOffset?>(order, OrderColumns.NextPollAt), next), cancellationToken);
            return new(new(3), [.. keys.Select(key => new TakenPoll<long>(key, $"{key}", wish.At, next.Value))]);
        }
    }
}
