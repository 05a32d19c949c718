using System.Diagnostics;
using SmmOrders.EntityFrameworkCore.Worker;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>
/// A table of old orders, many of them damaged, is adopted by processes that are killed at random moments, as kill -9 does it, and resumed.
/// Nothing may be adopted twice, every damage must be listed, and no status or money may have changed.
/// </summary>
public sealed class AdoptionKillTests(PostgresServer server, ITestOutputHelper output)
{
    private static readonly int Orders = LongForm.Count(small: 600, large: 1_000_000);
    private static readonly int Kills = LongForm.Count(small: 1, large: 20);
    private static readonly int PageSize = LongForm.IsRun ? 500 : 50;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Old_orders_are_adopted_once_and_their_damage_is_listed_on_SQLite() => await AssertAdoptedAsync(await OldMarket.SqliteAsync(Orders));

    [FactInCi("An adoption that is killed takes seconds; the one on SQLite is killed every time.")]
    public async Task Old_orders_are_adopted_once_and_their_damage_is_listed_on_PostgreSQL() => await AssertAdoptedAsync(await OldMarket.PostgresAsync(server, Orders));

    private async Task AssertAdoptedAsync(OldMarket old)
    {
        using OldMarket market = old;
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        string list = Path.GetTempFileName();
        try
        {
            long start = Stopwatch.GetTimestamp();
            var job = new AdoptJob(old.Address, Flaw.None, list, PageSize, IsPaced: true);
            int killed = 0;
            for (int kill = 0; kill < Kills; kill++)
            {
                killed += await KillOneAsync(job, pages: random.Next(1, Math.Max(2, Orders / PageSize / (Kills + 1))), part: random.NextDouble()) ? 1 : 0;
            }

            using (var channel = new JobChannel(_ => { }))
            {
                channel.Go();
                _ = await (job with { IsPaced = false }).RunAsync(channel);
            }

            TimeSpan took = Stopwatch.GetElapsedTime(start);
            string[] listed = await File.ReadAllLinesAsync(list, Token);
            string[] damage = await old.DamageAsync(listed);
            output.WriteLine($"Seed {seed}: {Orders} old orders, {old.Kinds} kinds of damage, {killed} killed at work, {listed.Distinct().Count()} listed, {listed.Length - listed.Distinct().Count()} of them again, in {took}.");
            Assert.Empty(damage);
            Assert.Equal(Kills, killed);
        }
        finally
        {
            File.Delete(list);
        }
    }

    private static async Task<bool> KillOneAsync(AdoptJob job, int pages, double part)
    {
        await using var worker = new WorkerProcess();
        await worker.StartAsync(job);
        await worker.GoAsync();
        (long last, TimeSpan pace) = (Stopwatch.GetTimestamp(), TimeSpan.Zero);
        for (int page = 0; page < pages; page++)
        {
            await worker.HearAsync(JobChannel.Batch);
            (last, pace) = (Stopwatch.GetTimestamp(), Stopwatch.GetElapsedTime(last));
            await worker.NextAsync();
        }

        await Task.Delay(pace * part, Token);
        return await worker.KillAsync();
    }
}
