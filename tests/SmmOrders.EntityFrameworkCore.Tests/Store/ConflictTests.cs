using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class ConflictTests(PostgresServer server) : StoreTest(server)
{
    private StaleWriter? _writer;

    [Theory]
    [InlineData(ShopKind.Sqlite, 4, ApplyStatus.Applied)]
    [InlineData(ShopKind.Sqlite, 5, ApplyStatus.Conflict)]
    [InlineData(ShopKind.Postgres, 4, ApplyStatus.Applied)]
    [InlineData(ShopKind.Postgres, 5, ApplyStatus.Conflict)]
    [InlineData(ShopKind.Portable, 4, ApplyStatus.Applied)]
    public async Task A_conflict_is_decided_again_five_times_and_then_told(ShopKind kind, int conflicts, ApplyStatus told)
    {
        await using Shop shop = Stale(kind, conflicts);
        long id = await shop.AddAsync();

        ApplyOutcome outcome = (await shop.Store.ApplyAsync([Partial(id)], Token))[0];

        Assert.Equal((told, 5), (outcome.Status, _writer!.Writes));
        Assert.Equal(told == ApplyStatus.Applied, outcome.Update != default);
        Assert.Equal(told == ApplyStatus.Applied ? Facts.Refunded4 : Facts.Untouched, await FactsAsync(shop, id));
    }

    [Theory]
    [MemberData(nameof(Shops.SqliteFirst), MemberType = typeof(Shops))]
    public async Task A_decision_is_never_decided_again(ShopKind kind)
    {
        await using Shop shop = Stale(kind, 1);
        long id = await shop.AddAsync();

        OrderDecisionOutcome outcome = await shop.Store.DecideAsync(
            new() { Order = OrderKey.Of(id), Decision = Decision.EndCanceled(), By = "ann", At = Now }, Token);

        Assert.Equal((ApplyStatus.Conflict, 1), (outcome.Status, _writer!.Writes));
        Assert.Equal(default, outcome.Decision);
        Assert.Equal(Facts.Untouched, await FactsAsync(shop, id));
    }

    [Theory]
    [InlineData(null, ApplyStatus.Applied, 2)]
    [InlineData("ann", ApplyStatus.Conflict, 1)]
    public async Task A_persons_step_is_never_decided_again_and_a_machines_is(string? by, ApplyStatus status, int writes)
    {
        await using Shop shop = Stale(ShopKind.Sqlite, 1);
        await using ShopContext context = shop.Open();
        ShopOrder order = new() { UserId = 1 };
        _ = shop.Store.Add(context, order, new() { Quantity = 1, Charge = 0m, Provider = "p" });
        _ = await context.SaveChangesAsync(Token);

        OrderSubmissionOutcome outcome = await shop.Store.SubmitAsync(new() { Order = OrderKey.Of(order.Id), Step = SubmissionStep.Withdraw(), At = Now, By = by }, Token);

        Assert.Equal((status, writes), (outcome.Status, _writer!.Writes));
    }

    [Fact]
    public async Task A_decision_meets_the_order_as_it_was_first_read_also_after_a_deadlock()
    {
        DeadlockWriter? writer = null;
        await using Shop shop = Open(ShopKind.Postgres, new()
        {
            Store = store => store.Plant(model =>
            {
                writer = new(model.Writer);
                return model with { Writer = writer };
            }),
        });
        long id = (await shop.AddManyAsync(1))[0];
        _ = await shop.Store.ApplyAsync([Report(id + 1, OrderStatus.Pending)], Token);
        writer!.Before = () => shop.DamageAsync($"""UPDATE "Orders" SET "Version" = "Version" + 1""");

        OrderDecisionOutcome outcome = await shop.Store.DecideAsync(new() { Order = OrderKey.Of(id), Decision = Decision.EndCanceled(), By = "ann", At = Now }, Token);

        Assert.Equal(ApplyStatus.Conflict, outcome.Status);
        Assert.Equal(Facts.Untouched, await FactsAsync(shop, id));
    }

    [Fact]
    public async Task A_commit_that_is_under_way_is_waited_for()
    {
        await using Shop shop = Open(ShopKind.Postgres);
        long id = (await shop.AddManyAsync(1))[0];
        await using ShopContext writing = shop.Open();
        await using IDbContextTransaction transaction = await writing.Database.BeginTransactionAsync(Token);
        _ = await shop.Store.Join(writing).ApplyAsync([Partial(id)], Token);
        var table = OrderTable<ShopOrder, long>.Of(writing.Model);
        Guid writeId = (await writing.Orders.AsNoTracking().Where(order => order.Id == id).Select(table.ToRow).SingleAsync(Token)).LastWriteId!.Value;
        await using ShopContext looking = shop.Open();
        await using ShopContext watching = shop.Open();

        Task<bool> looked = CommitLookup.WasWrittenAsync(looking, table, writeId, new HashSet<long> { id }, Token);
        while (!looked.IsCompleted && await watching.Database.SqlQuery<long>($"SELECT count(*) AS \"Value\" FROM pg_locks WHERE NOT granted").SingleAsync(Token) == 0)
        {
        }

        await transaction.CommitAsync(Token);
        Assert.True(await looked);
        Assert.False(await CommitLookup.WasWrittenAsync(looking, table, Guid.NewGuid(), new HashSet<long> { id }, Token));
    }

    [Fact]
    public async Task A_conflict_in_the_callers_transaction_is_an_outcome()
    {
        await using Shop shop = Stale(ShopKind.Sqlite, 1);
        long id = await shop.AddAsync();
        await using ShopContext context = shop.Open();
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token);

        ApplyOutcome outcome = (await shop.Store.Join(context).ApplyAsync([Partial(id)], Token))[0];
        await transaction.CommitAsync(Token);

        Assert.Equal((ApplyStatus.Conflict, 1), (outcome.Status, _writer!.Writes));
        Assert.Equal(Facts.Untouched, await FactsAsync(shop, id));
    }

    [Fact]
    public async Task A_rival_that_commits_while_the_callers_transaction_waits_is_a_conflict_and_the_caller_can_still_commit()
    {
        await using Shop shop = Open(ShopKind.Postgres);
        long[] ids = await shop.AddManyAsync(2);
        await using ShopContext context = shop.Open();
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token);

        IReadOnlyList<ApplyOutcome> outcomes = await BehindRivalAsync(shop, ids[0], context, [Report(ids[0], OrderStatus.Canceled), Partial(ids[1])]);
        (await context.Orders.SingleAsync(order => order.Id == ids[0], Token)).Note = "mine";
        _ = await context.SaveChangesAsync(Token);
        await transaction.CommitAsync(Token);

        Assert.Equal([ApplyStatus.Conflict, ApplyStatus.Written], outcomes.Select(outcome => outcome.Status));
        Assert.Equal([Facts.Refunded4, Facts.Refunded4], await FactsAsync(shop, ids));
        Assert.Equal("mine", (await RowAsync(shop, ids[0])).Order.Note);
    }

    [Fact]
    public async Task A_writer_that_writes_over_what_the_rival_committed_is_caught()
    {
        await using Shop shop = Open(ShopKind.Postgres, Overwriting());
        long[] ids = await shop.AddManyAsync(1);
        await using ShopContext context = shop.Open();
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token);

        Assert.Equal(ApplyStatus.Written, Assert.Single(await BehindRivalAsync(shop, ids[0], context, [Report(ids[0], OrderStatus.Canceled)])).Status);
    }

    // PostgreSQL ends such a transaction itself: nothing more can be told in it.
    [Theory]
    [InlineData(IsolationLevel.RepeatableRead)]
    [InlineData(IsolationLevel.Serializable)]
    public async Task Above_READ_COMMITTED_the_database_refuses_it_and_nothing_of_the_caller_is_written(IsolationLevel level)
    {
        await using Shop shop = Open(ShopKind.Postgres);
        long[] ids = await shop.AddManyAsync(2);
        await using ShopContext context = shop.Open();
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(level, Token);

        DbException refusal = await Assert.ThrowsAnyAsync<DbException>(() => BehindRivalAsync(shop, ids[0], context, [Partial(ids[1]), Report(ids[0], OrderStatus.Canceled)]));
        await transaction.RollbackAsync(Token);

        Assert.Equal("40001", refusal.SqlState);
        Assert.Equal([Facts.Refunded4, Facts.Untouched], await FactsAsync(shop, ids));
    }

    // A rival has written the order; the caller reads it as it was and waits for the row; then the rival commits.
    private static async Task<IReadOnlyList<ApplyOutcome>> BehindRivalAsync(Shop shop, long order, ShopContext context, OrderReport[] reports)
    {
        await using ShopContext rival = shop.Open();
        await using IDbContextTransaction committed = await rival.Database.BeginTransactionAsync(Token);
        Assert.Equal(ApplyStatus.Written, (await shop.Store.Join(rival).ApplyAsync([Partial(order)], Token))[0].Status);
        int waiting = await context.Database.SqlQuery<int>($"SELECT pg_backend_pid() AS \"Value\"").SingleAsync(Token);
        await using ShopContext watching = shop.Open();

        Task<IReadOnlyList<ApplyOutcome>> applied = shop.Store.Join(context).ApplyAsync(reports, Token);
        while (!applied.IsCompleted && await watching.Database.SqlQuery<int>($"SELECT cardinality(pg_blocking_pids({waiting})) AS \"Value\"").SingleAsync(Token) == 0)
        {
        }

        await committed.CommitAsync(Token);
        return await applied;
    }

    private Shop Stale(ShopKind kind, int times) => Open(kind, new()
    {
        Store = store => store.Plant(model =>
        {
            _writer = new(model.Writer, times);
            return model with { Writer = _writer };
        }),
    });
}
