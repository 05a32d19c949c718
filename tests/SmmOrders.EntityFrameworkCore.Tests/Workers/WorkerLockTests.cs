using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Workers on a SQLite file run in one process at a time, and the operating system frees their lock however the process ends.</summary>
public sealed class WorkerLockTests(PostgresServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_restart_after_kill_9_is_never_refused()
    {
        using TestPanel<ShopOrder, long> panel = Sqlite(out TestDatabase database);
        using SecondProcess workers = await SecondProcess.StartAsync(database.File);
        Assert.Equal("", workers.Refusal);
        using (WorkerLock refused = await panel.Store.TryLockWorkersAsync(Cancel))
        {
            Assert.False(refused.IsHeld);
            Assert.Contains($"{database.File}-smmorders.lock", refused.Refusal, StringComparison.Ordinal);
        }

        await workers.KillAsync();

        using WorkerLock held = await panel.Store.TryLockWorkersAsync(Cancel);
        Assert.True(held.IsHeld, held.Refusal);
    }

    [Fact]
    public async Task A_second_process_is_refused_while_this_one_holds_the_lock_and_may_read_and_add_and_decide_while_another_does()
    {
        using TestPanel<ShopOrder, long> panel = Sqlite(out TestDatabase database);
        WorkerLock held = await panel.Store.TryLockWorkersAsync(Cancel);
        using SecondProcess second = await SecondProcess.StartAsync(database.File);
        Assert.True(held.IsHeld);
        Assert.Contains("Workers of another process hold", second.Refusal, StringComparison.Ordinal);
        held.Dispose();
        await second.TryAgainAsync();
        Assert.Equal("", second.Refusal);

        await panel.RoundTripAsync(order => order.Id, new ShopOrder { UserId = 1 }, new ShopOrder { UserId = 1 });

        Assert.False((await panel.Store.TryLockWorkersAsync(Cancel)).IsHeld);
    }

    /// <summary>Where .NET is told not to lock files, or a file system has no locks, two processes would both believe that they hold it.</summary>
    [Fact]
    public async Task A_lock_that_would_keep_nobody_out_is_refused()
    {
        using TestPanel<ShopOrder, long> panel = Sqlite(out TestDatabase database);

        using SecondProcess second = await SecondProcess.StartAsync(database.File, ("DOTNET_SYSTEM_IO_DISABLEFILELOCKING", "1"));

        Assert.Contains("System.IO.DisableFileLocking", second.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_held_once_in_a_process_and_free_again_when_disposed()
    {
        using TestPanel<ShopOrder, long> panel = Sqlite(out _);

        WorkerLock first = await panel.Store.TryLockWorkersAsync(Cancel);
        WorkerLock second = await panel.Store.TryLockWorkersAsync(Cancel);
        first.Dispose();
        using WorkerLock third = await panel.Store.TryLockWorkersAsync(Cancel);

        Assert.Equal((true, false, true), (first.IsHeld, second.IsHeld, third.IsHeld));
    }

    [Fact]
    public async Task A_link_to_the_file_leads_to_the_same_lock()
    {
        using TestPanel<ShopOrder, long> panel = Sqlite(out TestDatabase database);
        string link = database.File + ".link";
        _ = File.CreateSymbolicLink(link, database.File);
        try
        {
            using WorkerLock held = await panel.Store.TryLockWorkersAsync(Cancel);
            await using var context = new TestPanelContext(TestPanelContext.Options(options => options.UseSqlite($"Data Source={link};Pooling=False").UseSmmOrders().AllowManyWays()), TestModels.Shop);
            using WorkerLock linked = await WorkerLocks.TryTakeAsync(context, Cancel);

            Assert.Equal((true, false), (held.IsHeld, linked.IsHeld));
        }
        finally
        {
            File.Delete(link);
        }
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_a_refusal_and_no_exception()
    {
        string folder = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));

        Assert.False(FileLock.TryTake(Path.Combine(folder, "x.lock"), out _, out string? reason));

        Assert.Contains(folder, reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PostgreSQL_and_a_database_in_memory_need_no_lock()
    {
        using var postgres = new TestPanel<ShopOrder, long>(TestDatabase.Postgres(server), TestModels.Shop);
        await using var memory = new SqliteConnection("Data Source=:memory:");
        await using var context = new TestPanelContext(TestPanelContext.Options(options => options.UseSqlite(memory).UseSmmOrders().AllowManyWays()), TestModels.Shop);

        using WorkerLock first = await postgres.Store.TryLockWorkersAsync(Cancel);
        using WorkerLock second = await postgres.Store.TryLockWorkersAsync(Cancel);
        using WorkerLock third = await WorkerLocks.TryTakeAsync(context, Cancel);

        Assert.Equal((true, true, true), (first.IsHeld, second.IsHeld, third.IsHeld));
    }

    private static TestPanel<ShopOrder, long> Sqlite(out TestDatabase database)
    {
        database = TestDatabase.Sqlite();
        return new(database, TestModels.Shop);
    }
}
