using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>The database is lost in the middle of a batch: what was committed is told, and so is what is not known.</summary>
public sealed class LostDatabaseTests(PostgresServer server) : StoreTest(server)
{
    [Theory]
    [MemberData(nameof(Shops.All), MemberType = typeof(Shops))]
    public async Task Once_part_of_a_batch_is_committed_the_rest_is_told_and_not_thrown(ShopKind kind)
    {
        CallLog calls = new();
        await using Shop shop = Open(kind, new() { Calls = calls });

        // The wallet of the last is gone: the first half is committed alone.
        (long[] ids, int commit) = await PrepareAsync(shop, calls, poor: 3, commits: 1);
        calls.FailFrom(commit + 1, after: false);
        IReadOnlyList<ApplyOutcome> outcomes = await shop.Store.ApplyAsync([.. ids.Select(id => Partial(id))], Token);
        calls.Clear();

        Assert.Equal([ApplyStatus.Applied, ApplyStatus.Applied, ApplyStatus.Unknown, ApplyStatus.Unknown], outcomes.Select(outcome => outcome.Status));
        Assert.Equal($"Order {ids[2]} was not reached: The connection is lost. Its status and money stay as they are; report it again.", outcomes[2].Reason);
        Assert.Equal([Facts.Refunded4, Facts.Refunded4, Facts.Untouched, Facts.Untouched], await FactsAsync(shop, ids));
    }

    [Theory]
    [InlineData(ShopKind.Sqlite, false)]
    [InlineData(ShopKind.Sqlite, true)]
    [InlineData(ShopKind.Postgres, false)]
    [InlineData(ShopKind.Postgres, true)]
    [InlineData(ShopKind.Portable, false)]
    [InlineData(ShopKind.Portable, true)]
    public async Task A_commit_that_cannot_be_looked_up_is_told_as_unknown(ShopKind kind, bool ran)
    {
        CallLog calls = new();
        await using Shop shop = Open(kind, new() { Calls = calls });

        // The wallet of the first is gone: the second is committed, then the other half.
        (long[] ids, int commit) = await PrepareAsync(shop, calls, poor: 0, commits: 2);
        calls.FailFrom(commit, after: ran);
        IReadOnlyList<ApplyOutcome> outcomes = await shop.Store.ApplyAsync([.. ids.Select(id => Partial(id))], Token);
        calls.Clear();

        Assert.Equal([ApplyStatus.NotApplied, ApplyStatus.Applied, ApplyStatus.Unknown, ApplyStatus.Unknown], outcomes.Select(outcome => outcome.Status));
        Assert.StartsWith($"It is not known whether order {ids[2]} was written: The connection is lost. Report it again", outcomes[2].Reason, StringComparison.Ordinal);
        Facts half = ran ? Facts.Refunded4 : Facts.Untouched;
        Assert.Equal([Facts.Untouched, Facts.Refunded4, half, half], await FactsAsync(shop, ids));

        _ = await shop.Store.ApplyAsync([.. ids.Select(id => Partial(id))], Token);
        Assert.Equal([Facts.Untouched, Facts.Refunded4, Facts.Refunded4, Facts.Refunded4], await FactsAsync(shop, ids));
    }

    [Theory]
    [MemberData(nameof(Shops.All), MemberType = typeof(Shops))]
    public async Task If_nothing_is_committed_it_throws_what_the_database_said(ShopKind kind)
    {
        CallLog calls = new();
        await using Shop shop = Open(kind, new() { Calls = calls });
        (long[] ids, int commit) = await PrepareAsync(shop, calls, poor: null, commits: 1);

        foreach (int call in new[] { commit - 1, commit })
        {
            calls.FailFrom(call, after: false);
            Assert.Equal("The connection is lost.", (await Assert.ThrowsAnyAsync<DbException>(() => shop.Store.ApplyAsync([.. ids.Select(id => Partial(id))], Token))).Message);
            calls.Clear();
        }

        Assert.All(await FactsAsync(shop, ids), facts => Assert.Equal(Facts.Untouched, facts));
    }

    [Theory]
    [MemberData(nameof(Shops.All), MemberType = typeof(Shops))]
    public async Task The_second_report_of_an_order_is_told_if_the_first_is_committed(ShopKind kind)
    {
        CallLog calls = new();
        await using Shop shop = Open(kind, new() { Calls = calls });
        (long[] ids, int commit) = await PrepareAsync(shop, calls, poor: null, commits: 1);
        calls.FailFrom(commit + 1, after: false);

        IReadOnlyList<ApplyOutcome> outcomes = await shop.Store.ApplyAsync([.. ids.Select(id => Partial(id)), Partial(ids[0])], Token);

        Assert.Equal([.. Enumerable.Repeat(ApplyStatus.Applied, 4), ApplyStatus.Unknown], outcomes.Select(outcome => outcome.Status));
    }

    // Four orders; and which call of a batch like theirs is the COMMIT to lose.
    private static async Task<(long[] Ids, int Commit)> PrepareAsync(Shop shop, CallLog calls, int? poor, int commits)
    {
        int commit = 0;
        long[] ids = [];
        for (int time = 0; time < 2; time++)
        {
            ids = await shop.AddManyAsync(4);
            if (poor is { } index)
            {
                await using ShopContext context = shop.Open();
                int user = (await context.Orders.SingleAsync(order => order.Id == ids[index], Token)).UserId;
                _ = await context.Database.ExecuteSqlAsync($"""DELETE FROM "Wallets" WHERE "UserId" = {user}""", Token);
            }

            calls.Clear();
            if (time == 0)
            {
                _ = await shop.Store.ApplyAsync([.. ids.Select(id => Partial(id))], Token);
                commit = calls.Calls.Index().Where(call => call.Item == "COMMIT").ElementAt(commits - 1).Index + 1;
            }
        }

        return (ids, commit);
    }
}
