using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class OwnTransactionTests(PostgresServer server) : StoreTest(server)
{
    [Theory]
    [InlineData("40001")]
    [InlineData("40P01")]
    public async Task A_serialization_failure_or_a_deadlock_is_tried_again_as_a_whole(string state)
    {
        int payments = 0;
        Payer payer = new((_, _) => ++payments < 3 ? throw new PostgresException("again", "ERROR", "ERROR", state) : Task.CompletedTask);
        await using Shop shop = Open(ShopKind.Sqlite, new() { Store = store => store.PayWith<Payer>(), Services = services => services.AddSingleton(payer) });
        long id = (await shop.AddManyAsync(1))[0];

        ApplyOutcome outcome = (await shop.Store.ApplyAsync([Partial(id)], Token))[0];

        Assert.Equal((ApplyStatus.Applied, 3), (outcome.Status, payments));
        Assert.Equal("1:InProgress 2:Partial", (await FactsAsync(shop, id)).History);
    }

    [Theory]
    [InlineData(ShopKind.Sqlite, false, 5)]
    [InlineData(ShopKind.Postgres, false, 5)]
    [InlineData(ShopKind.Postgres, true, 3)]
    public async Task What_never_goes_away_is_thrown_after_a_bounded_number_of_tries(ShopKind kind, bool retries, int tries)
    {
        int payments = 0;
        Payer payer = new((_, _) =>
        {
            payments++;
            throw new PostgresException("again", "ERROR", "ERROR", "40001");
        });
        await using Shop shop = Open(kind, new() { Retries = retries, Store = store => store.PayWith<Payer>(), Services = services => services.AddSingleton(payer) });
        long id = (await shop.AddManyAsync(1))[0];

        Exception thrown = await Assert.ThrowsAnyAsync<Exception>(() => shop.Store.ApplyAsync([Partial(id)], Token));

        Assert.Equal(retries, thrown is RetryLimitExceededException);
        Assert.Equal("40001", Assert.IsType<PostgresException>(thrown.GetBaseException()).SqlState);
        Assert.Equal(tries, payments);
        Assert.Equal(Facts.Untouched, await FactsAsync(shop, id));
    }

    // The driver of SQLite begins with BEGIN IMMEDIATE unless READ UNCOMMITTED is asked for, which is deferred.
    [Theory]
    [MemberData(nameof(Shops.AllWaysSqliteFirst), MemberType = typeof(Shops))]
    public async Task Whatever_reads_and_then_writes_asks_for_READ_COMMITTED_and_on_SQLite_for_a_transaction_that_is_not_deferred(ShopKind kind)
    {
        CallLog calls = new();
        await using Shop shop = Open(kind, new() { Calls = calls });
        long[] ids = await shop.AddManyAsync(4);
        long queued = (await shop.AddManyAsync(1, isQueued: true))[0];
        await shop.DamageAsync($"""DELETE FROM "Wallets" WHERE "UserId" = (SELECT "UserId" FROM "Orders" WHERE "Id" = {ids[1]})""");
        IsolationLevel expected = kind is ShopKind.Postgres or ShopKind.PortableOnPostgres ? IsolationLevel.ReadCommitted : IsolationLevel.Serializable;

        // Halved, and the fault recorded.
        await BeginsAsync(4, () => shop.Store.ApplyAsync([Partial(ids[0]), Partial(ids[1])], Token));
        await BeginsAsync(1, () => shop.Store.DecideAsync(new() { Order = OrderKey.Of(ids[2]), Decision = Decision.EndCanceled(), By = "anna", At = Now }, Token));
        await BeginsAsync(1, () => shop.Store.SubmitAsync(new() { Order = OrderKey.Of(queued), Step = SubmissionStep.Withdraw(), By = "anna", At = Now }, Token));
        await BeginsAsync(1, () => shop.Store.AskAsync(new() { Order = OrderKey.Of(ids[3]), Kind = RequestKind.Cancel, By = "ann", At = Now }, Token));
        await BeginsAsync(1, () => shop.Store.SweepAsync(Now.AddDays(1), cancellationToken: Token));

        // Looked up.
        long[] fresh = await shop.AddManyAsync(2);
        calls.Clear();
        await BeginsAsync(1, () => shop.Store.ApplyAsync([Partial(fresh[0])], Token));
        calls.Fail(calls.Calls.ToList().IndexOf("COMMIT") + 1, after: true, transient: false);
        await BeginsAsync(2, async () => Assert.Equal(ApplyStatus.Applied, (await shop.Store.ApplyAsync([Partial(fresh[1])], Token))[0].Status));

        async Task BeginsAsync(int count, Func<Task> act)
        {
            int before = calls.Levels.Count;
            await act();
            Assert.Equal(Enumerable.Repeat(expected, count), calls.Levels.Skip(before));
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public async Task A_database_that_is_busy_or_locked_is_tried_again(int code)
    {
        int payments = 0;
        Payer payer = new((_, _) => ++payments < 3 ? throw new SqliteException("busy", code) : Task.CompletedTask);
        await using Shop shop = Open(ShopKind.Sqlite, new() { Store = store => store.PayWith<Payer>(), Services = services => services.AddSingleton(payer) });
        long id = (await shop.AddManyAsync(1))[0];

        ApplyOutcome outcome = (await shop.Store.ApplyAsync([Partial(id)], Token))[0];

        Assert.Equal((ApplyStatus.Applied, 3), (outcome.Status, payments));
    }

    [Theory]
    [InlineData(ShopKind.Sqlite)]
    [InlineData(ShopKind.Postgres)]
    public async Task Work_that_is_canceled_before_its_commit_leaves_nothing(ShopKind kind)
    {
        using CancellationTokenSource canceling = new();
        Payer payer = new((_, _) => canceling.CancelAsync());
        await using Shop shop = Open(kind, new() { Store = store => store.PayWith<Payer>(), Services = services => services.AddSingleton(payer) });
        long id = (await shop.AddManyAsync(1))[0];

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.Store.ApplyAsync([Partial(id)], canceling.Token));

        Assert.Equal(Facts.Untouched, await FactsAsync(shop, id));
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.Store.ApplyAsync([Partial(id)], canceling.Token));
    }

    [Fact]
    public async Task A_payer_that_is_canceled_by_itself_cancels_nobody()
    {
        Payer payer = new((refund, _) => refund.Key == OrderKey.Of(1L) ? throw new TaskCanceledException("The bank does not answer.") : Task.CompletedTask);
        await using Shop shop = Open(ShopKind.Sqlite, new() { Store = store => store.PayWith<Payer>(), Services = services => services.AddSingleton(payer) });
        long[] ids = await shop.AddManyAsync(2);

        IReadOnlyList<ApplyOutcome> outcomes = await shop.Store.ApplyAsync([.. ids.Select(id => Partial(id))], Token);

        Assert.Equal([ApplyStatus.NotApplied, ApplyStatus.Applied], outcomes.Select(outcome => outcome.Status));
    }

    [Fact]
    public async Task The_first_try_opens_one_context_and_each_further_one_another()
    {
        int opened = 0;
        int payments = 0;
        Payer payer = new((_, _) => ++payments == 2 ? throw new PostgresException("again", "ERROR", "ERROR", "40001") : Task.CompletedTask);
        await using Shop shop = Open(ShopKind.Postgres, new()
        {
            Retries = true,
            Services = services => services.AddSingleton(payer),
            Store = store => store.PayWith<Payer>().UseContext(provider =>
            {
                opened++;
                return provider.GetRequiredService<IDbContextFactory<ShopContext>>().CreateDbContext();
            }),
        });
        long[] ids = await shop.AddManyAsync(2);

        _ = await shop.Store.ApplyAsync([Partial(ids[0])], Token);
        Assert.Equal(1, opened);
        _ = await shop.Store.ApplyAsync([Partial(ids[1])], Token);
        Assert.Equal(3, opened);
    }
}
