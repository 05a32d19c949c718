using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>The database is lost in the middle of a batch: what was committed is told, and so is what is not known.</summary>
public sealed class LostDatabaseTests(PostgresServer server) : StoreTest(server)
{
    /// <summary>Each kind, with a COMMIT that never arrived and with one that ran.</summary>
    public static IEnumerable<TheoryDataRow<ShopKind, bool>> Commits =>
        CiForm.Rows<TheoryDataRow<ShopKind, bool>>((ShopKind.Sqlite, false), [(ShopKind.Postgres, true), (ShopKind.Postgres, false), (ShopKind.Sqlite, true), .. Portable]);

    private static IEnumerable<TheoryDataRow<ShopKind, bool>> Portable => LongForm.IsRun ? [(ShopKind.Portable, false), (ShopKind.Portable, true)] : [];

    [Theory]
    [MemberData(nameof(Shops.PostgresFirst), MemberType = typeof(Shops))]
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
    [MemberData(nameof(Commits))]
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
    [MemberData(nameof(Commits))]
    public async Task A_batch_in_one_transaction_is_told_as_unknown_too_if_its_commit_cannot_be_looked_up(ShopKind kind, bool ran)
    {
        CallLog calls = new();
        await using Shop shop = Open(kind, new() { Calls = calls });
        (long[] ids, int commit) = await PrepareAsync(shop, calls, poor: null, commits: 1);
        calls.FailFrom(commit, after: ran);

        IReadOnlyList<ApplyOutcome> outcomes = await shop.Store.ApplyAsync([.. ids.Select(id => Partial(id))], Token);
        calls.Clear();

        Assert.Equal(
            ids.Select(id => (ApplyStatus.Unknown, $"It is not known whether order {id} was written: The connection is lost. Report it again; what was written is not written twice.")),
            outcomes.Select(outcome => (outcome.Status, outcome.Reason!)));
        Assert.All(await FactsAsync(shop, ids), facts => Assert.Equal(ran ? Facts.Refunded4 : Facts.Untouched, facts));

        _ = await shop.Store.ApplyAsync([.. ids.Select(id => Partial(id))], Token);
        Assert.All(await FactsAsync(shop, ids), facts => Assert.Equal(Facts.Refunded4, facts));
    }

    [Theory]
    [MemberData(nameof(Commits))]
    public async Task What_is_done_to_one_order_is_told_as_unknown_too(ShopKind kind, bool ran)
    {
        CallLog calls = new();
        await using Shop shop = Open(kind, new() { Calls = calls });
        Facts canceled = new(OrderStatus.Canceled, 10m, 10m, 10m, "1:Canceled");

        foreach ((bool isQueued, Func<OrderKey, Task<ApplyStatus>> act, Facts done) in Acts())
        {
            long[] ids = await shop.AddManyAsync(2, isQueued);
            Facts before = await FactsAsync(shop, ids[1]);
            calls.Clear();
            Assert.Equal(ApplyStatus.Applied, await act(OrderKey.Of(ids[0])));
            calls.FailFrom(calls.Calls.ToList().IndexOf("COMMIT") + 1, after: ran);

            Assert.Equal(ApplyStatus.Unknown, await act(OrderKey.Of(ids[1])));
            calls.Clear();

            Assert.Equal(ran ? done : before, await FactsAsync(shop, ids[1]));
            _ = await act(OrderKey.Of(ids[1]));
            Assert.Equal(done, await FactsAsync(shop, ids[1]));
        }

        IEnumerable<(bool IsQueued, Func<OrderKey, Task<ApplyStatus>> Act, Facts Done)> Acts() =>
        [
            (false, async order => (await shop.Store.DecideAsync(new() { Order = order, Decision = Decision.EndCanceled(), By = "anna", At = Now }, Token)).Status, canceled),
            (true, async order => (await shop.Store.SubmitAsync(new() { Order = order, Step = SubmissionStep.Withdraw(), By = "anna", At = Now }, Token)).Status, canceled),
            (true, async order => (await shop.Store.AskAsync(new() { Order = order, Kind = RequestKind.Cancel, By = "customer", At = Now }, Token)).Status, canceled),
        ];
    }

    [Theory]
    [MemberData(nameof(Commits))]
    public async Task A_look_up_that_is_canceled_leaves_the_commit_unknown(ShopKind kind, bool ran)
    {
        foreach ((int? poor, bool transient) in new (int?, bool)[] { (null, false), (null, true), (0, false), (0, true) })
        {
            using CancellationTokenSource canceling = new();
            CallLog calls = new()
            {
                Lost = again =>
                {
                    canceling.Cancel();
                    return new CallLog.LostConnectionException(again);
                },
            };
            await using Shop shop = Open(kind, new() { Calls = calls });
            (long[] ids, int commit) = await PrepareAsync(shop, calls, poor, commits: poor is null ? 1 : 2);
            calls.Fail(commit, after: ran, transient);

            IReadOnlyList<ApplyOutcome> outcomes = await shop.Store.ApplyAsync([.. ids.Select(id => Partial(id))], canceling.Token);

            Assert.True(canceling.IsCancellationRequested);
            int known = poor is null ? 0 : 2;
            Assert.Equal(
                poor is null ? Enumerable.Repeat(ApplyStatus.Unknown, 4) : [ApplyStatus.NotApplied, ApplyStatus.Applied, ApplyStatus.Unknown, ApplyStatus.Unknown],
                outcomes.Select(outcome => outcome.Status));
            Assert.All(
                outcomes.Skip(known), outcome => Assert.StartsWith($"It is not known whether order {outcome.Order} was written: ", outcome.Reason, StringComparison.Ordinal));
            Assert.All((await FactsAsync(shop, ids)).Skip(known), facts => Assert.Equal(ran ? Facts.Refunded4 : Facts.Untouched, facts));
        }
    }

    [Theory]
    [MemberData(nameof(Shops.SqliteFirst), MemberType = typeof(Shops))]
    public async Task If_it_fails_before_its_commit_it_throws_what_the_database_said(ShopKind kind)
    {
        CallLog calls = new();
        await using Shop shop = Open(kind, new() { Calls = calls });
        (long[] ids, int commit) = await PrepareAsync(shop, calls, poor: null, commits: 1);

        foreach (bool after in new[] { false, true })
        {
            calls.FailFrom(commit - 1, after);
            Assert.Equal("The connection is lost.", (await Assert.ThrowsAnyAsync<DbException>(() => shop.Store.ApplyAsync([.. ids.Select(id => Partial(id))], Token))).Message);
            calls.Clear();
        }

        Assert.All(await FactsAsync(shop, ids), facts => Assert.Equal(Facts.Untouched, facts));
    }

    [Theory]
    [MemberData(nameof(Shops.PostgresFirst), MemberType = typeof(Shops))]
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
