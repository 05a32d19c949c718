using Npgsql;
using SmmOrders.EntityFrameworkCore.Worker;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>PostgreSQL itself is killed while workers write, and started again.</summary>
public sealed class ServerKillTests(PrivateCluster server, ITestOutputHelper output) : IClassFixture<PrivateCluster>
{
    private const int Writers = 4;
    private static readonly int Kills = LongForm.Count(small: 2, large: 20);
    private static readonly int Orders = LongForm.Count(small: 300, large: 6000);

    [Fact]
    public async Task Nothing_is_lost_or_doubled()
    {
        int seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        using MarketDatabase database = await MarketDatabase.PostgresAsync(server.Cluster, Orders, wallets: 3);
        await using var market = new Market(database.Address);
        using SemaphoreSlim batches = new(0);
        Task working = await StartAsync(market, seed, () => batches.Release());
        for (int kill = 0; kill < Kills; kill++)
        {
            // Some are written since the last time, and more are left than are written until the next.
            await AwaitAsync(batches, Writers);
            await Task.Delay(TimeSpan.FromMicroseconds(random.Next(1, 30_000)), TestContext.Current.CancellationToken);
            Assert.False(working.IsCompleted, "Nobody was at work.");
            await server.Cluster.KillAsync();
            while (batches.Wait(0, TestContext.Current.CancellationToken))
            {
            }
        }

        await working;
        Assert.Empty(await DamageAsync(database, Flaw.None));
    }

    [Fact]
    public async Task A_refund_that_is_paid_after_its_status_was_committed_is_found_to_be_lost()
    {
        using MarketDatabase database = await MarketDatabase.PostgresAsync(server.Cluster, orders: 100, wallets: 3);
        using SemaphoreSlim between = new(0);
        var killed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var market = new Market(database.Address, Flaw.TornWriter)
        {
            // The moment between the two transactions is short, so each writer waits there for the kill.
            BetweenTransactions = () =>
            {
                _ = between.Release();
                return killed.Task;
            },
        };
        Task working = await StartAsync(market, seed: 0, () => { });
        await AwaitAsync(between, Writers);
        await server.Cluster.KillAsync();
        killed.SetResult();
        await working;

        Assert.Contains(await DamageAsync(database, Flaw.TornWriter), each => each.StartsWith("lost: ", StringComparison.Ordinal));
    }

    // All of them report all orders, each in a turn of its own.
    private static async Task<Task> StartAsync(Market market, int seed, Action batchApplied)
    {
        Reports.OrderInMarket[] orders = await Reports.OrdersAsync(market, openAlone: true);
        return Task.WhenAll(Enumerable.Range(0, Writers).Select(
            worker => Task.Run(() => Reports.ApplyAsync(market, orders, writer: 0, batchSize: 4, seed + worker, batchApplied))));
    }

    // Without the connections that died with the server.
    private static async Task<string[]> DamageAsync(MarketDatabase database, Flaw flaw)
    {
        await using (NpgsqlConnection connection = new(database.Address.Connection))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        return await database.DamageAsync(writers: 1, flaw);
    }

    private static async Task AwaitAsync(SemaphoreSlim semaphore, int times)
    {
        for (int time = 0; time < times; time++)
        {
            Assert.True(await semaphore.WaitAsync(TimeSpan.FromMinutes(2)));
        }
    }
}
