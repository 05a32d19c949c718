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
    public async Task A_refund_that_is_paid_after_its_status_was_committed_is_found_to_be_lost() =>
        Assert.Contains(await KillAsync(Flaw.TornWriter), damage => damage.StartsWith("lost: ", StringComparison.Ordinal));

    private async Task<string[]> KillAsync(Flaw flaw)
    {
        int seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        await using PostgresCluster cluster = await PostgresServer.StartAnotherAsync();
        await using MarketDatabase database = await MarketDatabase.PostgresAsync(cluster, orders: 200 * Kills, wallets: 3);
        for (int kill = 0; kill < Kills; kill++)
        {
            // Each kill falls among some ten batches; what it leaves undone is for after the next one.
            using var working = new SemaphoreSlim(0);
            using var channel = new JobChannel(word => _ = word == JobChannel.Batch ? working.Release() : 0);
            channel.Go();
            Task<Tally>[] workers = [.. Enumerable.Range(0, Writers).Select(worker => new ApplyJob(database.Address, flaw, BatchSize: 4, seed + worker).RunAsync(channel))];
            Assert.True(await working.WaitAsync(TimeSpan.FromMinutes(2)));
            await Task.Delay(TimeSpan.FromMicroseconds(random.Next(1, 30_000)));
            await cluster.KillAsync();
            _ = await Task.WhenAll(workers);
        }

        return (await Books.ReadAsync(database.Address)).Damage(writers: 1);
    }
}
