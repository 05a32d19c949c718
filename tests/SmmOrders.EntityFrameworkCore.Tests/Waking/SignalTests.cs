using System.Transactions;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Workers are woken after the commit that brought them work, and not before it.</summary>
public sealed class SignalTests(PostgresServer server) : StoreTest(server)
{
    [Theory]
    [MemberData(nameof(Shops.SqliteFirst), MemberType = typeof(Shops))]
    public async Task An_order_that_is_saved_wakes_workers(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        Listener listener = new(shop.Store.Signal);
        await using ShopContext context = shop.Open();
        Add(shop, context);
        Assert.False(listener.IsSet());

        _ = await context.SaveChangesAsync(Token);
        Assert.True(listener.IsSet());

        // A second save, and another change, have nothing new to tell.
        _ = context.Add(new Wallet { UserId = 7, Balance = 0m });
        _ = await context.SaveChangesAsync(Token);
        Assert.False(listener.IsSet());

        Add(shop, context);
        _ = context.SaveChanges();
        Assert.True(listener.IsSet());
    }

    [Theory]
    [MemberData(nameof(Shops.PostgresFirst), MemberType = typeof(Shops))]
    public async Task An_order_in_a_transaction_wakes_workers_once_it_is_committed(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        Listener listener = new(shop.Store.Signal);
        await using ShopContext context = shop.Open();
        await using (IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token))
        {
            Add(shop, context);
            _ = await context.SaveChangesAsync(Token);
            Assert.False(listener.IsSet());
            await transaction.CommitAsync(Token);
        }

        Assert.True(listener.IsSet());
        using (IDbContextTransaction transaction = context.Database.BeginTransaction())
        {
            Add(shop, context);
            _ = context.SaveChanges();
            transaction.Commit();
        }

        Assert.True(listener.IsSet());
    }

    [Theory]
    [MemberData(nameof(Shops.SqliteFirst), MemberType = typeof(Shops))]
    public async Task An_order_that_is_rolled_back_wakes_nobody(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        Listener listener = new(shop.Store.Signal);
        await using ShopContext context = shop.Open();
        await using (IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token))
        {
            Add(shop, context);
            _ = await context.SaveChangesAsync(acceptAllChangesOnSuccess: false, Token);
            await transaction.RollbackAsync(Token);
        }

        await using (IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token))
        {
            await transaction.CommitAsync(Token);
        }

        Assert.False(listener.IsSet());

        // The same order is saved again, as an execution strategy does it.
        _ = await context.SaveChangesAsync(Token);
        Assert.True(listener.IsSet());
    }

    [Fact]
    public async Task An_order_in_an_ambient_transaction_wakes_workers_once_it_is_complete()
    {
        await using Shop shop = Open(ShopKind.Postgres);
        Listener listener = new(shop.Store.Signal);
        foreach (bool isComplete in new[] { false, true })
        {
            using (TransactionScope scope = new(TransactionScopeAsyncFlowOption.Enabled))
            {
                await using ShopContext context = shop.Open();
                Add(shop, context);
                _ = await context.SaveChangesAsync(Token);
                Assert.False(listener.IsSet());
                if (isComplete)
                {
                    scope.Complete();
                }
            }

            Assert.Equal(isComplete, listener.IsSet());
        }
    }

    [Theory]
    [MemberData(nameof(Shops.PostgresFirst), MemberType = typeof(Shops))]
    public async Task A_joined_request_and_step_wake_workers_once_they_are_committed(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long placed = await shop.AddAsync();
        long queued = (await shop.AddManyAsync(1, isQueued: true))[0];
        Listener listener = new(shop.Store.Signal);
        await using ShopContext context = shop.Open();
        foreach (bool isStep in new[] { false, true })
        {
            await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token);
            if (isStep)
            {
                _ = await shop.Store.Join(context).SubmitAsync(new() { Order = OrderKey.Of(queued), Step = SubmissionStep.Withdraw(), By = "ann", At = Now }, Token);
            }
            else
            {
                _ = await shop.Store.Join(context).AskAsync(new() { Order = OrderKey.Of(placed), Kind = RequestKind.Cancel, By = "ann", At = Now }, Token);
            }

            Assert.False(listener.IsSet());
            await transaction.CommitAsync(Token);
            Assert.True(listener.IsSet());
        }
    }

    [Fact]
    public async Task A_store_wakes_its_own_workers_alone()
    {
        await using Shop first = Open(ShopKind.Sqlite);
        await using Shop second = Open(ShopKind.Sqlite);
        Listener listener = new(second.Store.Signal);

        _ = await first.AddAsync();

        Assert.False(listener.IsSet());
    }

    private static void Add(Shop shop, ShopContext context) =>
        _ = shop.Store.Add(context, new ShopOrder { UserId = 1 }, new NewTrackedOrder { Quantity = 1000, Charge = 10.00m, Provider = "p" });

    /// <summary>Whether the signal was set since it was last asked for.</summary>
    private sealed class Listener(OrderSignal signal)
    {
        private CancellationToken _next = signal.Next;

        public bool IsSet()
        {
            bool isSet = _next.IsCancellationRequested;
            _next = signal.Next;
            return isSet;
        }
    }
}
