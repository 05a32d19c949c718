using System.Diagnostics;
using SmmOrders.EntityFrameworkCore.Worker;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>
/// Workers are killed at random moments, as kill -9 does it. Then a clean run reports what is left, and the books must be as if nothing
/// had happened.
/// </summary>
public sealed class KillTests(PostgresServer server, ITestOutputHelper output)
{
    private const int Wallets = 3;
    private static readonly int Kills = LongForm.Count(small: 3, large: 200);
    private static readonly int KillsOfRound = Math.Min(Kills, 10);
    private static readonly int Orders = 40 * KillsOfRound;

    [Fact]
    public Task Nothing_is_lost_or_doubled_on_PostgreSQL_though_two_workers_at_once_are_killed() => AssertCleanAsync(PostgresAsync, atOnce: 2, Kills);

    [FactInCi("Workers take seconds to start; two at once are killed on PostgreSQL every time.")]
    public Task Nothing_is_lost_or_doubled_on_SQLite() => AssertCleanAsync(SqliteAsync, atOnce: 1, Kills);

    [Theory, OneOrAllData("SQLite", "PostgreSQL")]
    public Task A_refund_that_is_paid_after_its_status_was_committed_is_found_to_be_lost(string kind) => AssertTornAsync(kind == "SQLite" ? SqliteAsync : PostgresAsync);

    private async Task AssertCleanAsync(Func<Task<MarketDatabase>> create, int atOnce, int kills)
    {
        int seed = Random.Shared.Next();
        for (int killed = 0, round = 0; killed < kills; round++)
        {
            (int more, string[] damage) = await KillAsync(create, atOnce, Math.Min(KillsOfRound, kills - killed), seed + round);
            Assert.Empty(damage);
            Assert.True(more > 0, $"Seed {seed + round}: nobody was at work when killed.");
            killed += more;
        }
    }

    // The moment between the two transactions is short, so the worker waits there to be killed.
    private static async Task AssertTornAsync(Func<Task<MarketDatabase>> create)
    {
        using MarketDatabase database = await create();
        await using (var worker = new WorkerProcess())
        {
            await worker.StartAsync(new ApplyJob(database.Address, Flaw.TornWriter, BatchSize: 4, Seed: 0, IsTorn: true));
            await worker.GoAsync();
            await worker.HearAsync(JobChannel.Paused);
            Assert.True(await worker.KillAsync());
        }

        string[] damage = await FinishAsync(database, Flaw.TornWriter);
        Assert.Contains(damage, each => each.StartsWith("lost: ", StringComparison.Ordinal));
    }

    private async Task<(int Killed, string[] Damage)> KillAsync(Func<Task<MarketDatabase>> create, int atOnce, int kills, int seed)
    {
        using MarketDatabase database = await create();
        var random = new Random(seed);
        int killed = 0;
        bool isWorkLeft = true;
        while (killed < kills && isWorkLeft)
        {
            Moment[] moments = [.. Enumerable.Range(0, Math.Min(atOnce, kills - killed)).Select(_ => Moment.Next(random))];
            bool[] wereAtWork = await Task.WhenAll(moments.Select(each => KillOneAsync(new ApplyJob(database.Address, Flaw.None, BatchSize: 4, each.Seed), each)));
            killed += wereAtWork.Count(each => each);
            isWorkLeft = wereAtWork.All(each => each);
        }

        string[] damage = await FinishAsync(database, Flaw.None);
        output.WriteLine($"Seed {seed}: {killed} killed at work, damage in {damage.Length}");
        return (killed, damage);
    }

    private static async Task<bool> KillOneAsync(ApplyJob job, Moment moment)
    {
        await using var worker = new WorkerProcess();
        await worker.StartAsync(job);
        await worker.GoAsync();
        (long last, TimeSpan pace) = (Stopwatch.GetTimestamp(), TimeSpan.Zero);
        for (int batch = 0; batch < moment.Batches; batch++)
        {
            await worker.HearAsync(JobChannel.Batch);
            (last, pace) = (Stopwatch.GetTimestamp(), Stopwatch.GetElapsedTime(last));
        }

        await Task.Delay(pace * moment.Part);
        return await worker.KillAsync();
    }

    private static async Task<string[]> FinishAsync(MarketDatabase database, Flaw flaw)
    {
        using var channel = new JobChannel(_ => { });
        channel.Go();
        _ = await new ApplyJob(database.Address, flaw, BatchSize: 100, Seed: 0).RunAsync(channel);
        return await database.DamageAsync(writers: 1, flaw);
    }

    private static Task<MarketDatabase> SqliteAsync() => MarketDatabase.SqliteAsync(Orders, Wallets);

    private Task<MarketDatabase> PostgresAsync() => MarketDatabase.PostgresAsync(server, Orders, Wallets);

    /// <summary>
    /// When a worker is killed: after so many batches, and after a part of the time that the last one took, or a little more. Of six
    /// kills one falls while the process still warms up.
    /// </summary>
    private sealed record Moment(int Seed, int Batches, double Part)
    {
        public static Moment Next(Random random) => new(random.Next(), random.Next(6) is var kind && kind == 0 ? 0 : kind + 1, 1.5 * random.NextDouble());
    }
}
