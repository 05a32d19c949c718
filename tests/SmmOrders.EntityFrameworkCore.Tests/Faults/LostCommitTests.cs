using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SmmOrders.EntityFrameworkCore.Worker;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>The line to the database breaks at the COMMIT, when nobody can know whether it was done.</summary>
public sealed class LostCommitTests(PostgresServer server)
{
    private const int BatchSize = 5;
    private static readonly int Count = LongForm.Count(small: 8, large: 200);
    private static readonly int EachWay = Math.Max(2, Count / 10);

    [Theory]
    [InlineData(LostCommit.AnswerIsLost, false)]
    [InlineData(LostCommit.AnswerIsLost, true)]
    [InlineData(LostCommit.NeverArrives, false)]
    [InlineData(LostCommit.NeverArrives, true)]
    [InlineData(LostCommit.ArrivesLate, false)]
    [InlineData(LostCommit.ArrivesLate, true)]
    public async Task A_refund_is_paid_once_and_told_as_it_is(LostCommit what, bool retries) =>
        Assert.Empty(await LoseAsync(what, what == LostCommit.AnswerIsLost ? Count : EachWay, retries));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_written_is_told_though_another_writer_has_written_since(bool retries) =>
        Assert.Empty(await LoseAsync(LostCommit.AnswerIsLost, EachWay, retries, isOvertaken: true));

    [Theory]
    [OneOrAllData(false, true)]
    public async Task A_credit_that_is_simply_tried_again_is_found_to_be_paid_twice(bool retries) =>
        Assert.Contains(await LoseAsync(LostCommit.AnswerIsLost, 2, retries, flaw: Flaw.BlindWriter), damage => damage.StartsWith("wallet: ", StringComparison.Ordinal));

    private async Task<string[]> LoseAsync(LostCommit what, int count, bool retries, bool isOvertaken = false, Flaw flaw = Flaw.None)
    {
        using MarketDatabase database = await MarketDatabase.PostgresAsync(server, count * BatchSize, wallets: 3);
        await using var proxy = new CommitProxy(database.Address.Connection);
        await using var broken = new Market(database.Address with { Connection = proxy.Connection, Retries = retries }, flaw);
        await using var direct = new Market(database.Address);
        List<Tally> told = [];
        foreach (Reports.OrderInMarket[] batch in (await Reports.OrdersAsync(direct, openAlone: true)).Chunk(BatchSize))
        {
            OrderReport[] reports = [.. batch.Select(order => Reports.Of(order, writer: 0).Last())];
            proxy.LoseNext(what, what == LostCommit.ArrivesLate ? () => SomebodyWaitsAsync(direct) : isOvertaken ? () => OvertakeAsync(direct, batch, told) : null);

            IReadOnlyList<ApplyOutcome> outcomes = await broken.ApplyAsync(reports);

            Assert.All(outcomes, outcome => Assert.Equal(ApplyStatus.Applied, outcome.Status));
            Assert.Equal(reports.Select(report => report.Order), outcomes.Select(outcome => outcome.Order));
            told.Add(Tally.Of(outcomes));
        }

        Assert.Equal(count, proxy.Lost);
        return await database.DamageAsync(writers: isOvertaken ? 4 : 1, flaw, Tally.Sum(told));
    }

    // Another writer is told of ends that pay back more: of those whose provider corrects, each is now another order than was written.
    private static async Task OvertakeAsync(Market direct, Reports.OrderInMarket[] batch, List<Tally> told)
    {
        for (int writer = 1; writer < 4; writer++)
        {
            told.Add(await Reports.ApplyAsync(direct, batch, writer, BatchSize, seed: 0, () => { }));
        }
    }

    // Until the next attempt stands before the rows that the first one holds.
    private static async Task SomebodyWaitsAsync(Market direct)
    {
        await using MarketContext context = direct.Open();
        await context.Database.OpenConnectionAsync();
        await using DbCommand command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        long start = Stopwatch.GetTimestamp();
        while ((long)(await command.ExecuteScalarAsync())! == 0)
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(1), "Nobody waits for the rows.");
            await Task.Delay(5);
        }
    }
}
