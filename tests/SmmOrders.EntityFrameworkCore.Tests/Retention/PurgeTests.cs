using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>What is purged, on each database: all of orders that ended long ago but their ledger, and nothing of any other.</summary>
public sealed class PurgeTests(PostgresServer server) : StoreTest(server)
{
    private static readonly DateTimeOffset Before = Now.AddDays(1);

    private static readonly ShopSetup Telling = new() { Store = store => store.AddOutboxSink("a") };

    public static IEnumerable<TheoryDataRow<ShopKind>> Kinds => Shops.AllWaysSqliteFirst;

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_books_are_right_before_and_after(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long[] ids = await FillAsync(shop);
        (Facts[] before, Rows rows) = (await FactsAsync(shop, ids), await RowsAsync(shop));
        await AssertVerifiedAsync(shop);

        PurgeOutcome outcome = await shop.Store.RetentionWith(pageSize: 2).PurgeAsync(Before, Token);

        Assert.Empty(await WrongAsync(shop, ids, before));
        Rows left = await RowsAsync(shop);
        Assert.Equal((7, rows.Sum - left.Sum), (outcome.Orders, outcome.Rows));
        Assert.Equal((rows.Refunds, 0), (left.Refunds, left.Attempts));
        Assert.Equal(new PurgeOutcome { Orders = 0, Rows = 0 }, await shop.Store.PurgeAsync(Before, Token));

        // What ended later is purged later, and what was closed since then is gone, too.
        await using ShopContext context = shop.Open();
        OrderAttention<long?> open = await context.Attention.SingleAsync(row => row.OrderId == ids[2] && row.ClosedAt == null, Token);
        Assert.Equal(ApplyStatus.Applied, await shop.Store.CloseAttentionAsync(new() { Id = open.Id, By = "anna", At = Now.AddDays(9) }, Token));
        Assert.Equal(new PurgeOutcome { Orders = 1, Rows = 1 }, await shop.Store.PurgeAsync(Before, Token));
        Assert.Equal(1, (await shop.Store.PurgeAsync(Before.AddMicroseconds(1), Token)).Orders);
        await AssertVerifiedAsync(shop);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_purge_that_takes_open_orders_is_found(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long[] ids = await FillAsync(shop);
        Facts[] before = await FactsAsync(shop, ids);

        // Planted: an open order counts as ended.
        _ = await shop.Store.RetentionWith(ended: [.. OrderStatuses.All]).PurgeAsync(Before, Token);

        Assert.NotEmpty(await WrongAsync(shop, ids, before));
    }

    [Theory]
    [InlineData(ShopKind.Sqlite)]
    [InlineData(ShopKind.Postgres)]
    public async Task Whichever_call_fails_the_books_are_right(ShopKind kind)
    {
        CallLog calls = new();
        await using Shop shop = Open(kind, new() { Calls = calls });
        HashSet<string> failed = [];
        foreach (bool after in new[] { false, true })
        {
            for (int call = 1; ; call++)
            {
                long[] ids = await shop.AddManyAsync(2);
                _ = await shop.Store.ApplyAsync([Partial(ids[0])], Token);
                calls.Fail(call, after, transient: true);

                _ = await shop.Store.PurgeAsync(Before, Token);

                string? lost = calls.Failed;
                calls.Clear();
                Assert.Equal((2L, ""), ((await RowAsync(shop, ids[0])).HistoryPurgedTo, (await FactsAsync(shop, ids[0])).History));
                if (lost is null)
                {
                    break;
                }

                _ = failed.Add(lost);
            }
        }

        Assert.All(["BEGIN", "COMMIT", "DELETE"], part => Assert.Contains(failed, call => call.Contains(part, StringComparison.Ordinal)));
        await AssertVerifiedAsync(shop);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_a_person_corrects_meanwhile_keeps_what_is_new(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long[] ids = await shop.AddManyAsync(LongForm.Count(12, 500));
        foreach (long[] part in ids.Chunk(500))
        {
            _ = await shop.Store.ApplyAsync([.. part.Select(id => Partial(id))], Token);
        }

        using var done = new CancellationTokenSource();
        Task purging = Task.Run(
            async () =>
            {
                while (!done.IsCancellationRequested)
                {
                    _ = await shop.Store.RetentionWith(pageSize: 3).PurgeAsync(Before, Token);
                }
            },
            Token);
        List<OrderDecisionOutcome> outcomes = [];
        foreach (long id in ids)
        {
            outcomes.Add(await shop.Store.DecideAsync(new() { Order = OrderKey.Of(id), Decision = Decision.CorrectToCanceled(), By = "anna", At = Before.AddDays(1) }, Token));
        }

        await done.CancelAsync();
        await purging;

        Assert.All(outcomes, outcome => Assert.Equal(ApplyStatus.Applied, outcome.Status));
        Assert.All(await FactsAsync(shop, ids), facts => Assert.EndsWith("3:Canceled", facts.History, StringComparison.Ordinal));
        await AssertVerifiedAsync(shop);
    }

    [Theory]
    [InlineData(ShopKind.Postgres, false)]
    [InlineData(ShopKind.PortableOnPostgres, false)]
    [InlineData(ShopKind.Postgres, true)]
    public async Task What_a_person_closes_meanwhile_is_told_before_it_goes(ShopKind kind, bool isPlanted)
    {
        CallLog calls = new();
        await using Shop shop = Open(kind, Telling with { Calls = calls });
        long id = (await shop.AddManyAsync(1))[0];
        _ = await shop.Store.ApplyAsync([Report(id, OrderStatus.Completed, 0), Report(id, OrderStatus.Pending)], Token);
        await DeliverAsync(shop, Now, id);
        await using ShopContext context = shop.Open();
        Guid open = await context.Attention.Select(row => row.Id).SingleAsync(Token);
        ApplyStatus? closed = null;
        calls.Meanwhile = async call =>
        {
            if (closed is null && call.StartsWith("DELETE FROM \"Attention\"", StringComparison.Ordinal))
            {
                closed = ApplyStatus.Unknown;
                closed = await shop.Store.CloseAttentionAsync(new() { Id = open, By = "anna", At = Before }, Token);
            }
        };

        // Planted: what was closed goes, told or not.
        _ = await shop.Store.RetentionWith([.. RetainedTables.All.Select(table => table with { IsTold = table.IsTold && !isPlanted })]).PurgeAsync(Before, Token);

        Assert.Equal(ApplyStatus.Applied, closed);
        IReadOnlyList<OutboxEvent> events = await shop.Store.ClaimOutboxAsync("a", Before, TimeSpan.FromMinutes(5), cancellationToken: Token);
        Assert.Equal(isPlanted ? [] : [(OutboxKind.AttentionClosed, open)], events.Select(each => (each.Kind, each.Attention!.Id)));
        _ = events.Count > 0 ? await shop.Store.RecordOutboxAsync([.. events.Select(OutboxDelivery.Delivered)], Before, Token) : 0;
        _ = await shop.Store.PurgeAsync(Before, Token);
        Assert.Equal(0, await context.Attention.CountAsync(Token));
        await AssertVerifiedAsync(shop);
    }

    [Fact]
    public async Task What_a_person_refunds_while_a_purge_looks_is_told_before_it_goes()
    {
        const string Where = "WHERE ";
        bool waits = false;
        CallLog calls = new()
        {
            Sends = text => waits && text.EndsWith("SKIP LOCKED", StringComparison.Ordinal)
                ? text.Insert(text.IndexOf(Where, StringComparison.Ordinal) + Where.Length, "(SELECT pg_advisory_xact_lock(7)) IS NOT NULL AND ")
                : text,
        };
        await using Shop shop = Open(ShopKind.Postgres, Telling with { Calls = calls });
        long id = (await shop.AddManyAsync(1))[0];
        _ = await shop.Store.ApplyAsync([Report(id, OrderStatus.Completed, 0)], Token);
        await DeliverAsync(shop, Now, id);
        await using ShopContext context = shop.Open();
        await context.Database.OpenConnectionAsync(Token);
        _ = await context.Database.ExecuteSqlRawAsync("SELECT pg_advisory_lock(7)", Token);

        // The purge has its snapshot, and no lock of the order yet.
        waits = true;
        Task<PurgeOutcome> purging = shop.Store.PurgeAsync(Before, Token);
        while (await context.Database.SqlQuery<int>($"""
            SELECT COUNT(*)::int AS "Value" FROM pg_locks
            WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """).SingleAsync(Token) == 0)
        {
            Assert.False(purging.IsCompleted);
        }

        waits = false;
        OrderDecisionOutcome refunded = await shop.Store.DecideAsync(new() { Order = OrderKey.Of(id), Decision = Decision.Refund(2.00m, 0m), By = "anna", At = Now }, Token);
        _ = await context.Database.ExecuteSqlRawAsync("SELECT pg_advisory_unlock(7)", Token);
        _ = await purging;

        Assert.Equal(ApplyStatus.Applied, refunded.Status);
        OutboxEvent told = Assert.Single(await shop.Store.ClaimOutboxAsync("a", Before, TimeSpan.FromMinutes(5), cancellationToken: Token));
        Assert.Equal((OutboxKind.History, 2.00m), (told.Kind, told.History!.RefundAmount!.Value));
        await AssertVerifiedAsync(shop);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_row_that_is_not_over_can_hold_its_order(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long[] ids = await FillAsync(shop);
        await using ShopContext context = shop.Open();
        long?[] held = await context.Attention.Where(row => row.ClosedAt == null).Select(row => row.OrderId).Distinct().ToArrayAsync(Token);
        ImmutableArray<RetainedTable> tables = [.. RetainedTables.All.Select(table => table.Over is { } over ? table with { Holds = over } : table)];

        PurgeOutcome outcome = await shop.Store.RetentionWith(tables).PurgeAsync(Before, Token);

        // Of what ended, only an order without attention that nobody closed.
        Assert.Contains(ids[2], held);
        Assert.Equal(Enumerable.Range(0, ids.Length).Except([5, 6, 7]).Count(index => !held.Contains(ids[index])), outcome.Orders);
        Assert.NotEqual("", (await FactsAsync(shop, ids[2])).History);
        await AssertVerifiedAsync(shop);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Requests_that_are_over_and_delivered_events_go_and_an_undelivered_event_holds_its_order(ShopKind kind)
    {
        await using Shop shop = Open(kind, Telling);
        long[] ids = await RefilledAsync(shop);
        Assert.Equal(["1 requests, 2 events", "1 requests, 2 events", "1 requests, 2 events"], await BesideAsync(shop, ids));

        PurgeOutcome outcome = await shop.Store.PurgeAsync(Before, Token);

        // The refill of the second is followed, and an event of the third is not delivered.
        Assert.Equal(2, outcome.Orders);
        Assert.Equal(["0 requests, 0 events", "1 requests, 0 events", "1 requests, 2 events"], await BesideAsync(shop, ids));
        Assert.Equal(["", "", "1:InProgress 2:Completed"], (await FactsAsync(shop, ids)).Select(facts => facts.History));

        await DeliverAsync(shop, Now.AddDays(1), ids[2]);
        Assert.Equal(1, (await shop.Store.PurgeAsync(Before, Token)).Orders);
        Assert.Equal(["0 requests, 0 events", "1 requests, 0 events", "0 requests, 0 events"], await BesideAsync(shop, ids));
        await AssertVerifiedAsync(shop);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_purge_that_waits_for_no_event_or_forgets_requests_is_found(ShopKind kind)
    {
        await using Shop shop = Open(kind, Telling);
        long[] ids = await RefilledAsync(shop);

        // Planted: no row holds its order, and requests stay.
        ImmutableArray<RetainedTable> tables = [.. RetainedTables.All.Where(table => !table.AreRequests).Select(table => table with { Holds = null })];
        Assert.Equal(3, (await shop.Store.RetentionWith(tables).PurgeAsync(Before, Token)).Orders);

        Assert.Equal(["1 requests, 0 events", "1 requests, 0 events", "1 requests, 2 events"], await BesideAsync(shop, ids));
        Assert.Equal("", (await FactsAsync(shop, ids[2])).History);
    }

    [Fact]
    public async Task A_context_without_the_optional_tables_is_purged_too()
    {
        using var panel = new TestPanel<ShopOrder, long>(TestDatabase.Sqlite(), model =>
        {
            _ = model.Entity<ShopOrder>().HasSmmOrder();
            TestModels.Tables<long>(model);
        });
        await panel.RoundTripAsync(order => order.Id, new ShopOrder { UserId = 1 }, new ShopOrder { UserId = 1 });

        PurgeOutcome outcome = await panel.Store.PurgeAsync(Before, Token);

        Assert.Equal(new PurgeOutcome { Orders = 2, Rows = 5 }, outcome);
        Assert.Empty(await panel.Store.VerifyAsync(Token).ToListAsync(Token));
        Assert.Equal(ApplyStatus.Unchanged, (await panel.Store.EraseAsync(new() { Orders = [OrderKey.Of(1)] }, Token))[0].Status);
    }

    // Seven that ended: by a report, by hand, corrected, reported as open again, placed by an attempt, held before, and at the instant; and three that are open.
    private static async Task<long[]> FillAsync(Shop shop)
    {
        long[] ids = [.. await shop.AddManyAsync(9), .. await shop.AddManyAsync(1, isQueued: true)];
        _ = await shop.Store.ApplyAsync(
            [
                Partial(ids[0]), Report(ids[2], OrderStatus.Completed, 0), Report(ids[2], OrderStatus.Pending), Report(ids[3], OrderStatus.Canceled), Report(ids[4], OrderStatus.Partial), Report(ids[4], OrderStatus.Partial, 400),
                Report(ids[5], OrderStatus.Completed, at: Before), Report(ids[6], OrderStatus.InProgress, 700), Report(ids[7], OrderStatus.Partial), Partial(ids[8]),
            ],
            Token);
        await DecideAsync(ids[1], Decision.Refund(2.00m, 0m));
        await DecideAsync(ids[1], Decision.EndPartial(500));
        await DecideAsync(ids[8], Decision.Refund(6.00m, 4.00m));
        await DecideAsync(ids[8], Decision.CorrectToPartial(550));
        SubmissionClaim claim = await shop.Store.ClaimSubmissionAsync("p", Now, TimeSpan.FromSeconds(30), Token);
        _ = await shop.Store.SubmitAsync(new() { Order = claim.Claimed!.Order, Attempt = claim.Claimed.Attempt, Step = SubmissionStep.Place(), ProviderOrderId = "attempted", At = Now }, Token);
        _ = await shop.Store.ApplyAsync([Partial(ids[9])], Token);
        return ids;

        async Task DecideAsync(long id, Decision decision) =>
            Assert.Equal(ApplyStatus.Applied, (await shop.Store.DecideAsync(new() { Order = OrderKey.Of(id), Decision = decision, By = "anna", At = Now }, Token)).Status);
    }

    // Three that ended, each told and with a refill: refused, acknowledged, and refused; the events of the first two are delivered.
    private static async Task<long[]> RefilledAsync(Shop shop)
    {
        long[] ids = await shop.AddManyAsync(3);
        _ = await shop.Store.ApplyAsync([.. ids.Select(id => Report(id, OrderStatus.Completed, 0))], Token);
        foreach (long id in ids)
        {
            OrderKey order = OrderKey.Of(id);
            Assert.Equal(ApplyStatus.Applied, (await shop.Store.AskAsync(new() { Order = order, Kind = RequestKind.Refill, By = "customer 7", At = Now }, Token)).Status);
            ClaimedRequest sent = (await shop.Store.ClaimRequestAsync("p", Now, TimeSpan.FromSeconds(30), Token)).Claimed!;
            RequestStep step = id == ids[1] ? RequestStep.Acknowledge() : RequestStep.Refuse(RefusalKind.Other);
            RequestAnswer answer = new() { Order = sent.Order, Request = sent.Request, Step = step, ProviderRequestId = id == ids[1] ? "77" : null, At = Now };
            Assert.Equal((order, ApplyStatus.Applied), (sent.Order, (await shop.Store.AnswerRequestAsync(answer, Token)).Status));
        }

        await DeliverAsync(shop, Now, ids[..2]);
        return ids;
    }

    // An order's events come one after the other.
    private static async Task DeliverAsync(Shop shop, DateTimeOffset from, params long[] ids)
    {
        OrderKey[] orders = [.. ids.Select(id => OrderKey.Of(id))];
        for (DateTimeOffset at = from; ; at = at.AddHours(1))
        {
            OutboxEvent[] events = [.. (await shop.Store.ClaimOutboxAsync("a", at, TimeSpan.FromMinutes(5), 1000, Token)).Where(each => orders.Contains(each.Order!.Value))];
            if (events.Length == 0)
            {
                return;
            }

            Assert.Equal(events.Length, await shop.Store.RecordOutboxAsync([.. events.Select(OutboxDelivery.Delivered)], at, Token));
        }
    }

    // How many requests and events there are of each.
    private static async Task<string[]> BesideAsync(Shop shop, long[] ids)
    {
        await using ShopContext context = shop.Open();
        long[] requests = await context.Set<OrderRequestEntry<long>>().Select(request => request.OrderId).ToArrayAsync(Token);
        long?[] events = await context.Set<OrderOutbox<long?>>().Select(row => row.OrderId).ToArrayAsync(Token);
        return [.. ids.Select(id => $"{requests.Count(of => of == id)} requests, {events.Count(of => of == id)} events")];
    }

    // Everything that is wrong after a purge.
    private static async Task<string[]> WrongAsync(Shop shop, long[] ids, Facts[] before)
    {
        Facts[] after = await FactsAsync(shop, ids);
        List<string> wrong = [.. (await shop.Store.VerifyAsync(Token).ToListAsync(Token)).Select(damage => $"verified: {damage}")];
        for (int index = 0; index < ids.Length; index++)
        {
            bool isPurged = before[index].Status.IsFinal() && index != 5;
            Facts expected = isPurged ? before[index] with { History = "" } : before[index];
            wrong.AddRange(after[index] == expected ? [] : [$"order {index}: {after[index]}, and not {expected}"]);
            OrderRow<ShopOrder, long> row = await RowAsync(shop, ids[index]);
            wrong.AddRange(row.HistoryPurgedTo == (isPurged ? row.HistoryCount : null) ? [] : [$"order {index}: purged to {row.HistoryPurgedTo} of {row.HistoryCount}"]);
        }

        return [.. wrong];
    }

    private static async Task<Rows> RowsAsync(Shop shop)
    {
        await using ShopContext context = shop.Open();
        return new(
            await context.Set<OrderHistoryEntry<long>>().CountAsync(Token), await context.Set<OrderRefundEntry<long>>().CountAsync(Token),
            await context.Set<OrderAttempt<long>>().CountAsync(Token), await context.Attention.CountAsync(Token));
    }

    private static async Task AssertVerifiedAsync(Shop shop) => Assert.Empty(await shop.Store.VerifyAsync(Token).ToListAsync(Token));

    private sealed record Rows(int History, int Refunds, int Attempts, int Attention)
    {
        public int Sum => History + Refunds + Attempts + Attention;
    }
}
