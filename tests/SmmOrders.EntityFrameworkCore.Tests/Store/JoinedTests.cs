using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class JoinedTests(PostgresServer server) : StoreTest(server)
{
    [Theory]
    [MemberData(nameof(Shops.SqliteFirst), MemberType = typeof(Shops))]
    public async Task What_is_written_in_the_callers_transaction_is_the_callers_to_commit(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long[] ids = await shop.AddManyAsync(3);
        await using ShopContext context = shop.Open();
        ShopOrder tracked = await context.Orders.SingleAsync(order => order.Id == ids[0], Token);
        tracked.Note = "mine";
        await using (IDbContextTransaction rolledBack = await context.Database.BeginTransactionAsync(Token))
        {
            IReadOnlyList<ApplyOutcome> written = await shop.Store.Join(context).ApplyAsync([Partial(ids[0]), Partial(99), Partial(ids[0])], Token);
            Assert.Equal([ApplyStatus.Written, ApplyStatus.NotFound, ApplyStatus.Unchanged], written.Select(outcome => outcome.Status));
        }

        Assert.Equal(Facts.Untouched, await FactsAsync(shop, ids[0]));
        await using (IDbContextTransaction committed = await context.Database.BeginTransactionAsync(Token))
        {
            _ = await shop.Store.Join(context).ApplyAsync([Partial(ids[0])], Token);
            _ = await context.SaveChangesAsync(Token);
            await committed.CommitAsync(Token);
        }

        Assert.Equal(Facts.Refunded4, await FactsAsync(shop, ids[0]));
        Assert.Equal("mine", (await RowAsync(shop, ids[0])).Order.Note);
        Assert.Same(tracked, Assert.Single(context.ChangeTracker.Entries()).Entity);
        Assert.Equal(OrderStatus.Processing, tracked.Status);
    }

    [Theory]
    [MemberData(nameof(Shops.PostgresFirst), MemberType = typeof(Shops))]
    public async Task Nothing_but_reads_and_writes_is_sent(ShopKind kind)
    {
        CallLog calls = new();
        await using Shop shop = Open(kind, new() { Calls = calls });
        long[] ids = await shop.AddManyAsync(2);
        await using ShopContext context = shop.OpenWatched();
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token);
        calls.Clear();

        _ = await shop.Store.Join(context).ApplyAsync([.. ids.Select(id => Partial(id))], Token);
        _ = await shop.Store.Join(context).DecideAsync(new() { Order = OrderKey.Of(ids[0]), Decision = Decision.Refund(5m, 4m), By = "ann", At = Now }, Token);

        Assert.NotEmpty(calls.Calls);
        Assert.All(calls.Calls, call => Assert.Matches("^(SELECT|UPDATE|INSERT|WITH)", call));
        Assert.DoesNotContain(calls.Calls, call => call.Contains("SAVEPOINT", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Without_an_open_transaction_it_is_refused()
    {
        await using Shop shop = Open(ShopKind.Sqlite);
        await using ShopContext context = shop.Open();

        InvalidOperationException none = Assert.Throws<InvalidOperationException>(() => shop.Store.Join(context));
        JoinedOrderStore<ShopContext, ShopOrder, long> joined;
        await using (IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token))
        {
            joined = shop.Store.Join(context);
        }

        _ = await Assert.ThrowsAsync<InvalidOperationException>(() => joined.ApplyAsync([Partial(1)], Token));
        Assert.StartsWith("No transaction is open on the context.", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retrying_strategy_must_enclose_the_transaction()
    {
        await using Shop shop = Open(ShopKind.Postgres, new() { Retries = true });
        long id = await shop.AddAsync();
        await using ShopContext context = shop.Open();
        await using (IDbContextTransaction outside = await context.Database.BeginTransactionAsync(Token))
        {
            InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => shop.Store.Join(context));
            Assert.Contains("CreateExecutionStrategy().ExecuteAsync(async () => {", refused.Message, StringComparison.Ordinal);
        }

        ApplyOutcome outcome = await context.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using IDbContextTransaction inside = await context.Database.BeginTransactionAsync(Token);
            ApplyOutcome written = (await shop.Store.Join(context).ApplyAsync([Partial(id)], Token))[0];
            await inside.CommitAsync(Token);
            return written;
        });

        Assert.Equal(ApplyStatus.Written, outcome.Status);
        Assert.Equal(OrderStatus.Partial, (await FactsAsync(shop, id)).Status);
    }

    [Theory]
    [MemberData(nameof(Shops.SqliteFirst), MemberType = typeof(Shops))]
    public async Task An_order_that_cannot_be_decided_is_told_and_the_rest_is_written(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long[] ids = await shop.AddManyAsync(2);
        await shop.DamageAsync($"""UPDATE "Orders" SET "Delivered" = -1 WHERE "Id" = {ids[0]}""");
        OrderRow<ShopOrder, long> before = await RowAsync(shop, ids[0]);
        await using ShopContext context = shop.Open();
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token);

        IReadOnlyList<ApplyOutcome> outcomes = await shop.Store.Join(context).ApplyAsync([Partial(ids[0]), Partial(ids[1])], Token);
        await transaction.CommitAsync(Token);

        Assert.Equal([ApplyStatus.NotApplied, ApplyStatus.Written], outcomes.Select(outcome => outcome.Status));
        Assert.True((await RowAsync(shop, ids[0])).NextPollAt > before.NextPollAt);
        Assert.Equal((before.Version + 1, before.Open | Findings.NotApplied), ((await RowAsync(shop, ids[0])).Version, (await RowAsync(shop, ids[0])).Open));
    }
}
