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
