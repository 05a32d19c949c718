using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Claims of orders to be sent, on each database: who gets which, and what holds whatever fails.</summary>
public sealed class ClaimTests(PostgresServer server) : StoreTest(server)
{
    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(20);

    // The small form looks at a tenth of one.
    private static readonly TimeSpan Second = TimeSpan.FromMilliseconds(LongForm.IsRun ? 1000 : 100);
    private static readonly int MostInASecond = (int)(Second / Every);

    public static IEnumerable<TheoryDataRow<ShopKind>> Kinds => Shops.PostgresFirst;

    [Theory]
    [MemberData(nameof(Shops.AllWaysSqliteFirst), MemberType = typeof(Shops))]
    public async Task Of_many_claimers_at_once_no_more_orders_are_sending_than_may_be(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        for (int round = 0; round < LongForm.Count(3, 200); round++)
        {
            int sending = await ClaimAtOnceAsync(shop);
            Assert.InRange(sending, 1, 3);
        }
    }

    [Fact]
    public async Task A_limit_that_is_counted_without_holding_the_providers_row_is_found()
    {
        await using Shop shop = Open(ShopKind.Postgres, new()
        {
            Store = store => store.Plant(model => model with { Providers = model.Providers!.With(new LoosePermits()) }),
        });
        int most = 0;
        for (int round = 0; round < 50 && most <= 3; round++)
        {
            most = await ClaimAtOnceAsync(shop);
        }

        Assert.True(most > 3, $"Never more than {most} orders were sending.");
    }

    [Theory]
    [InlineData(ShopKind.Sqlite)]
    [OneOrAllData(ShopKind.Postgres, ShopKind.Portable)]
    public async Task Whichever_call_fails_a_claimed_order_is_sending_with_one_attempt(ShopKind kind)
    {
        CallLog calls = new();
        await using Shop shop = Open(kind, new() { Calls = calls });
        await shop.Store.LimitProviderAsync(new() { Provider = "p", SendingLimit = 1000 }, Token);
        HashSet<string> failed = [];
        foreach (bool after in new[] { false, true })
        {
            for (int call = 1; ; call++)
            {
                long id = (await shop.AddManyAsync(1, isQueued: true))[0];
                calls.Fail(call, after, transient: true);
                SubmissionClaim claim = await shop.Store.ClaimSubmissionAsync("p", Now, TimeOut, Token);
                string? lost = calls.Failed;
                calls.Clear();

                Assert.Equal(OrderKey.Of(id), claim.Claimed?.Order);
                OrderRow<ShopOrder, long> row = await RowAsync(shop, id);
                Assert.Equal((SubmissionStatus.Sending, claim.Claimed!.Attempt, 1), (row.SubmissionStatus, row.AttemptId, row.AttemptCount));
                await using ShopContext context = shop.Open();
                OrderAttempt<long> attempt = await context.Set<OrderAttempt<long>>().SingleAsync(each => each.OrderId == id, Token);
                Assert.Equal(claim.Claimed.Attempt, attempt.Id);
                if (lost is null)
                {
                    break;
                }

                _ = failed.Add(lost);
            }
        }

        Assert.All(["BEGIN", "COMMIT", "order_attempts"], part => Assert.Contains(failed, call => call.Contains(part, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_order_that_cannot_be_decided_or_read_holds_up_no_other(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long[] ids = await shop.AddManyAsync(3, isQueued: true);
        await shop.DamageAsync($"""UPDATE "Orders" SET "Delivered" = -1 WHERE "Id" = {ids[0]}""");
        await shop.DamageAsync($"""UPDATE "Orders" SET "Note" = 'unreadable' WHERE "Id" = {ids[1]}""");

        SubmissionClaim claim = await shop.Store.ClaimSubmissionAsync("p", Now, TimeOut, Token);

        Assert.Equal(OrderKey.Of(ids[2]), claim.Claimed?.Order);
        Assert.Equal((SubmissionStatus.Queued, Now.AddMinutes(30)), ((await RowAsync(shop, ids[0])).SubmissionStatus, (await RowAsync(shop, ids[0])).NextSendAt));
    }

    [Fact]
    public async Task An_order_that_another_session_holds_is_passed_over_on_PostgreSQL()
    {
        await using Shop shop = Open(ShopKind.Postgres);
        long[] ids = await shop.AddManyAsync(2, isQueued: true);
        await using ShopContext other = shop.Open();
        await using var transaction = await other.Database.BeginTransactionAsync(Token);
        _ = await other.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Orders" WHERE "Id" = {ids[0]} FOR UPDATE""", Token);

        SubmissionClaim claim = await shop.Store.ClaimSubmissionAsync("p", Now, TimeOut, Token);

        Assert.Equal(OrderKey.Of(ids[1]), claim.Claimed?.Order);
    }

    [Theory]
    [InlineData(ShopKind.Sqlite)]
    [OneOrAllData(ShopKind.Postgres, ShopKind.PortableOnPostgres)]
    public async Task Four_claimers_together_keep_the_providers_pace(ShopKind kind)
    {
        await using Shop shop = Shops.Open(kind, Server, new());
        Assert.InRange(await MostWithinASecondAsync(shop, LongForm.Count(12, 200)), 1, MostInASecond);
    }

    [Theory]
    [OneOrAllData(ShopKind.Sqlite, ShopKind.Postgres)]
    public Task A_pace_that_is_counted_in_windows_is_found(ShopKind kind) => WindowPermits.AssertFoundAsync(MostInASecond, Second, async permits =>
    {
        await using Shop shop = Shops.Open(kind, Server, new() { Store = store => store.Plant(model => model with { Providers = model.Providers!.With(permits) }) });
        return await MostWithinASecondAsync(shop, 2 * MostInASecond);
    });

    [Fact]
    public async Task A_context_without_the_tables_is_told_which_call_is_missing()
    {
        using var panel = new TestPanel<ShopOrder, long>(TestDatabase.Sqlite(), model =>
        {
            _ = model.Entity<ShopOrder>().HasSmmOrder();
            TestModels.Tables<long>(model);
        });

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => panel.Store.ClaimSubmissionAsync("p", Now, TimeOut, Token));

        Assert.Contains("modelBuilder.HasSmmOrderAttempts<Int64>()", error.Message, StringComparison.Ordinal);
    }

    // Four claimers ask as soon as they may, until so many orders have their permit: by its instants, the most in a sliding second.
    private static async Task<int> MostWithinASecondAsync(Shop shop, int count)
    {
        _ = await shop.AddManyAsync(count + 20, isQueued: true);
        await PermitLog.KeepAsync(shop);
        await shop.Store.LimitProviderAsync(new() { Provider = "p", PermitEvery = Every, SendingLimit = 1000 }, Token);
        DateTimeOffset now = TimeProvider.System.GetUtcNow().AddMinutes(1);
        int claimed = 0;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            async () =>
            {
                while (Volatile.Read(ref claimed) < count)
                {
                    SubmissionClaim claim = await shop.Store.ClaimSubmissionAsync("p", now, TimeOut, Token);
                    _ = claim.Claimed is null ? 0 : Interlocked.Increment(ref claimed);
                    await Task.Delay(claim.RetryAfter ?? TimeSpan.Zero, Token);
                }
            },
            Token)));
        return PermitLog.MostWithin(await PermitLog.ReadAsync(shop), Second);
    }

    // Nobody answers, so that what is too much stays.
    private static async Task<int> ClaimAtOnceAsync(Shop shop)
    {
        await using ShopContext context = shop.Open();
        _ = await context.Orders.Where(order => order.SubmissionStatus == SubmissionStatus.Sending)
            .ExecuteUpdateAsync(
                set => set.SetProperty(order => order.SubmissionStatus, SubmissionStatus.Unknown)
                    .SetProperty(order => EF.Property<DateTimeOffset?>(order, OrderColumns.SubmissionOverdueAt), (DateTimeOffset?)null),
                Token);
        _ = await shop.AddManyAsync(6, isQueued: true);
        using var barrier = new SemaphoreSlim(0);
        Task<SubmissionClaim>[] claims =
        [
            .. Enumerable.Range(0, 6).Select(_ => Task.Run(
                async () =>
                {
                    await barrier.WaitAsync(Token);
                    return await shop.Store.ClaimSubmissionAsync("p", Now, TimeOut, Token);
                },
                Token)),
        ];
        _ = barrier.Release(6);
        SubmissionClaim[] claimed = await Task.WhenAll(claims);
        int sending = await context.Orders.CountAsync(order => order.SubmissionStatus == SubmissionStatus.Sending, Token);
        Assert.Equal(sending, claimed.Select(claim => claim.Claimed?.Order).OfType<OrderKey>().Distinct().Count());
        return sending;
    }
}
