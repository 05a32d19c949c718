using SmmOrders.EntityFrameworkCore.Worker;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>PostgreSQL itself is killed while workers write, and started again.</summary>
public sealed class ServerKillTests(ITestOutputHelper output)
{
    private const int Writers = 4;
    private static readonly int Kills = LongForm.Count(small: 2, large: 20);

    [Fact]
    public async Task Nothing_is_lost_or_doubled() => Assert.Empty(await KillAsync(Flaw.None));

    [Fact]
    public async Task A_refund_that_is_paid_after_its_status_was_committed_is_found_to_be_lost()
    {
        // A kill may fall beside the two transactions.
        string[] damage = [];
        for (int round = 0; damage.Length == 0 && round < 20; round++)
        {
            damage = await KillAsync(Flaw.TornWriter);
        }

        Assert.Contains(damage, each => each.StartsWith("lost: ", StringComparison.Ordinal));
    }

    private async Task<string[]> KillAsync(Flaw flaw)
    {
        int seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        await using PostgresCluster cluster = await PostgresServer.StartAnotherAsync();
        using MarketDatabase database = await MarketDatabase.PostgresAsync(cluster, orders: 300 * Kills, wallets: 3);
        using SemaphoreSlim ready = new(0), batches = new(0);
        using var channel = new JobChannel(word => _ = (word == JobChannel.Batch ? batches : ready).Release());
        Task<Tally[]> working = Task.WhenAll(Enumerable.Range(0, Writers).Select(
            worker => Task.Run(() => new ApplyJob(database.Address, flaw, BatchSize: 4, seed + worker).RunAsync(channel))));
        await AwaitAsync(ready, Writers);
        channel.Go();
        for (int kill = 0; kill < Kills; kill++)
        {
            // Some are written since the last time, and more are left than are written until the next.
            await AwaitAsync(batches, Writers);
            await Task.Delay(TimeSpan.FromMicroseconds(random.Next(1, 30_000)));
            Assert.False(working.IsCompleted, "Nobody was at work.");
            await cluster.KillAsync();
            while (batches.Wait(0))
            {
            }
        }

        _ = await working;
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
