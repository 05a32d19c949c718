using SmmOrders.EntityFrameworkCore.Worker;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>
/// Many writers at once, in two processes, each with reports of its own about the same orders, while customers spend from the wallets
/// into which the refunds go.
/// </summary>
[Collection(nameof(WorkerProcess))]
public sealed class RaceTests(WorkerFixture other, PostgresServer server, ITestOutputHelper output)
{
    private const int Writers = 8;
    private const int Wallets = 4;
    private static readonly int Orders = LongForm.Count(small: 150, large: 5000);
    private static readonly int FlawedOrders = LongForm.Count(small: 40, large: 5000);

    [Fact]
    public async Task Eight_writers_in_two_processes_pay_each_refund_once_on_PostgreSQL()
    {
        using MarketDatabase database = await MarketDatabase.PostgresAsync(server, Orders, Wallets);
        Assert.Empty(await RaceOfProcessesAsync(database, Flaw.None));
    }

    [Fact]
    public async Task Eight_writers_pay_each_refund_once_on_SQLite_while_another_process_adds_orders()
    {
        using MarketDatabase database = await MarketDatabase.SqliteAsync(Orders, Wallets);
        Assert.Empty(await RaceBesideBuyerAsync(database, Flaw.None));
    }

    [Fact]
    public async Task A_checkout_that_debits_a_tracked_wallet_is_found_on_PostgreSQL()
    {
        AssertWalletsAlone(await FirstDamageAsync(() => MarketDatabase.PostgresAsync(server, FlawedOrders, Wallets), database => RaceOfProcessesAsync(database, Flaw.TrackedCheckout)));
    }

    [Theory]
    [InlineData(nameof(Flaw.TrackedCheckout))]
    [InlineData(nameof(Flaw.RawAddition))]
    public async Task A_checkout_that_debits_a_tracked_wallet_and_a_sum_of_binary_fractions_are_found_on_SQLite(string flaw)
    {
        AssertWalletsAlone(await FirstDamageAsync(() => MarketDatabase.SqliteAsync(FlawedOrders, Wallets), database => RaceBesideBuyerAsync(database, Enum.Parse<Flaw>(flaw))));
    }

    // One race may pass without the two meeting.
    private static async Task<string[]> FirstDamageAsync(Func<Task<MarketDatabase>> open, Func<MarketDatabase, Task<string[]>> race)
    {
        string[] damage = [];
        for (int round = 0; damage.Length == 0 && round < 20; round++)
        {
            using MarketDatabase database = await open();
            damage = await race(database);
        }

        return damage;
    }

    // The orders are right: it is the panel's own code that loses money.
    private static void AssertWalletsAlone(string[] damage)
    {
        Assert.Contains(damage, each => each.StartsWith("wallet: ", StringComparison.Ordinal));
        Assert.Contains(damage, each => each.StartsWith("verified: ", StringComparison.Ordinal));
        Assert.All(damage, each => Assert.Contains("wallet", each, StringComparison.OrdinalIgnoreCase));
    }

    private Task<string[]> RaceOfProcessesAsync(MarketDatabase database, Flaw flaw) => RaceAsync(
        database,
        new RaceJob(database.Address, flaw, FirstWriter: 0, Writers: Writers / 2, Buyers: 1, BatchSize: 25, Seed: 13),
        new RaceJob(database.Address, flaw, FirstWriter: Writers / 2, Writers: Writers / 2, Buyers: 1, BatchSize: 25, Seed: 13));

    private Task<string[]> RaceBesideBuyerAsync(MarketDatabase database, Flaw flaw) => RaceAsync(
        database,
        new RaceJob(database.Address, flaw, FirstWriter: 0, Writers, Buyers: 0, BatchSize: 25, Seed: 13),
        new RaceJob(database.Address, flaw, FirstWriter: Writers, Writers: 0, Buyers: 1, BatchSize: 25, Seed: 13));

    private async Task<string[]> RaceAsync(MarketDatabase database, RaceJob here, RaceJob there)
    {
        WorkerProcess process = other.Process;
        using var channel = new JobChannel(_ => { });
        Task<Tally> running = here.RunAsync(channel);
        await process.StartAsync(there);
        await process.GoAsync();
        channel.Go();
        Tally mine = await running;
        await process.StopAsync();
        Tally told = Tally.Sum([mine, await process.EndAsync()]);
        int orders = here.Flaw == Flaw.None ? Orders : FlawedOrders;
        output.WriteLine($"{told.Attempts} attempts on {orders} orders: {told.Applied} applied, {told.Refunded} refunded; {told.Bought} bought meanwhile.");
        Assert.True(told.Attempts >= orders * Writers && told.Bought > 0, told.ToString());
        return await database.DamageAsync(Writers, here.Flaw, told);
    }
}
