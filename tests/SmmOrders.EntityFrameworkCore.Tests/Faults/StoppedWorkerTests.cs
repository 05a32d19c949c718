using Microsoft.Data.Sqlite;
using SmmOrders.EntityFrameworkCore.Worker;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A worker is stopped by the operating system with what it read, and wakes up when others have written: it must not undo that.</summary>
[Collection(nameof(WorkerProcess))]
public sealed class StoppedWorkerTests(WorkerFixture other, PostgresServer server)
{
    private const int Orders = 60;
    private const int Wallets = 3;
    private const string TakesAProcess = "A worker takes seconds to start; the one on PostgreSQL is stopped every time.";

    private static readonly TimeSpan Sleep = TimeSpan.FromSeconds(LongForm.Count(small: 0, large: 10));

    [Fact]
    public async Task What_it_read_is_not_written_over_what_others_wrote_on_PostgreSQL()
    {
        using MarketDatabase database = await MarketDatabase.PostgresAsync(server, Orders, Wallets);
        Assert.Empty(await StopAsync(database, Flaw.None, afterReading: true));
    }

    [Fact]
    public async Task Its_reports_are_decided_on_what_others_wrote_on_SQLite()
    {
        using MarketDatabase database = await MarketDatabase.SqliteAsync(Orders, Wallets);
        Assert.Empty(await StopAsync(database, Flaw.None, afterReading: false));
    }

    [Fact]
    public async Task A_writer_that_does_not_compare_is_found_on_PostgreSQL()
    {
        using MarketDatabase database = await MarketDatabase.PostgresAsync(server, Orders, Wallets);
        Assert.NotEmpty(await StopAsync(database, Flaw.BlindWriter, afterReading: true));
    }

    [FactInCi(TakesAProcess)]
    public async Task A_writer_that_does_not_compare_is_found_on_SQLite()
    {
        using MarketDatabase database = await MarketDatabase.SqliteAsync(Orders, Wallets);
        Assert.NotEmpty(await StopAsync(database, Flaw.BlindWriter, afterReading: true));
    }

    [Fact]
    public async Task Others_wait_for_a_worker_that_was_stopped_while_it_writes_on_SQLite()
    {
        using MarketDatabase database = await MarketDatabase.SqliteAsync(Orders, Wallets);
        Assert.Empty(await StopAsync(database, Flaw.None, afterReading: true, holdsFile: true));
    }

    [Fact]
    public async Task What_it_heard_is_dropped_and_counted_once_others_have_claimed_its_orders_on_PostgreSQL()
    {
        using MarketDatabase database = await MarketDatabase.PostgresAsync(server, Orders, Wallets);
        (int claimed, Tally woken) = await StopPollAsync(database, Flaw.None);
        Assert.Equal((claimed, 0), (woken.Stale, woken.Applied));
    }

    [FactInCi(TakesAProcess)]
    public async Task What_it_heard_is_dropped_and_counted_once_others_have_claimed_its_orders_on_SQLite()
    {
        using MarketDatabase database = await MarketDatabase.SqliteAsync(Orders, Wallets);
        (int claimed, Tally woken) = await StopPollAsync(database, Flaw.None);
        Assert.Equal((claimed, 0), (woken.Stale, woken.Applied));
    }

    [Fact]
    public async Task A_worker_that_forgets_its_claim_is_found_on_SQLite()
    {
        using MarketDatabase database = await MarketDatabase.SqliteAsync(Orders, Wallets);
        (int claimed, Tally woken) = await StopPollAsync(database, Flaw.ForgottenClaim);
        Assert.Equal((0, claimed), (woken.Stale, woken.Applied));
    }

    // All that it claimed is claimed again, and moved on, while it is stopped.
    private async Task<(int Claimed, Tally Woken)> StopPollAsync(MarketDatabase database, Flaw flaw)
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux(), "A process is stopped, and seen to be, by signals and /proc.");
        await using var market = new Market(database.Address);
        WorkerProcess worker = other.Process;
        await worker.StartAsync(new PausedPollJob(database.Address, flaw));
        await worker.GoAsync();
        await worker.HearAsync(JobChannel.Paused);
        await worker.SuspendAsync();
        PollClaim claim;
        try
        {
            DateTimeOffset later = TimeProvider.System.GetUtcNow().AddDays(2);
            claim = await market.Orders.ClaimPollsAsync(Script.Corrects, later, 1_000, TestContext.Current.CancellationToken);
            IReadOnlyList<ApplyOutcome> outcomes = await market.Orders.ApplyAsync(
                [.. claim.Polls.Select(poll => new OrderReport { Order = poll.Order, Report = StatusReport.Of(OrderStatus.InProgress, Market.Quantity), At = later, Claim = poll.Claim })],
                TestContext.Current.CancellationToken);
            Assert.All(outcomes, outcome => Assert.Equal(ApplyStatus.Applied, outcome.Status));
            await Task.Delay(Sleep, TestContext.Current.CancellationToken);
        }
        finally
        {
            await worker.ContinueAsync();
        }

        return (claim.Polls.Count, await worker.EndAsync());
    }

    // The worker has the first writer's reports; all others' are applied while it is stopped, as far as it lets them.
    private async Task<string[]> StopAsync(MarketDatabase database, Flaw flaw, bool afterReading, bool holdsFile = false)
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux(), "A process is stopped, and seen to be, by signals and /proc.");
        await using var market = new Market(database.Address);
        Reports.OrderInMarket[] orders = await Reports.OrdersAsync(market, openAlone: false);
        WorkerProcess worker = other.Process;
        await worker.StartAsync(new PausedJob(database.Address, flaw, Writer: 0, afterReading));
        await worker.GoAsync();
        await worker.HearAsync(JobChannel.Paused);
        await worker.SuspendAsync();
        Task<Tally> others;
        try
        {
            bool mustWait = await IsLockedAsync(database.Address);
            Assert.Equal(holdsFile, mustWait);
            others = Task.Run(() => OthersAsync(market, orders));
            _ = mustWait ? null : await others;
            await Task.Delay(Sleep, TestContext.Current.CancellationToken);
        }
        finally
        {
            await worker.ContinueAsync();
        }

        Tally told = Tally.Sum([await worker.EndAsync(), await others]);
        return await database.DamageAsync(writers: 4, flaw, told);
    }

    private static async Task<Tally> OthersAsync(Market market, Reports.OrderInMarket[] orders)
    {
        List<Tally> told = [];
        for (int writer = 1; writer < 4; writer++)
        {
            told.Add(await Reports.ApplyAsync(market, orders, writer, orders.Length, seed: 0, () => { }));
        }

        return Tally.Sum(told);
    }

    // SQLite has one writer at a time: the stopped worker is the one, if it had begun.
    private static async Task<bool> IsLockedAsync(MarketAddress address)
    {
        if (address.IsPostgres)
        {
            return false;
        }

        await using SqliteConnection connection = new(address.Connection) { DefaultTimeout = 1 };
        await connection.OpenAsync();
        try
        {
            await using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
            return false;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == 5)
        {
            return true;
        }
    }
}
