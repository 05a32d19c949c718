using SmmOrders.EntityFrameworkCore.Tests;
using Xunit.Sdk;

namespace SmmOrders.Hosting.Tests;

/// <summary>
/// Whole panels in processes of their own, against a provider that fails in every tenth request, killed at random moments. Each order ends
/// once, every wallet is right to the cent, and nobody but a person sends again what may have been placed.
/// </summary>
public sealed class EndToEndTests(PostgresServer server, ITestOutputHelper output)
{
    // At most so many adds of a provider are under way, over all instances.
    private const int UnderWay = 3;
    private static readonly int Orders = LongForm.IsRun ? 5_000 : 60;

    [Fact]
    public async Task Two_panels_on_PostgreSQL_end_every_order_once_though_they_are_killed()
    {
        using var database = PanelDatabase.Postgres(server);
        await AssertCleanAsync(database, panels: 2);
    }

    [Fact]
    public async Task A_panel_on_SQLite_ends_every_order_once_though_it_is_killed_beside_a_process_that_adds()
    {
        using var database = PanelDatabase.Sqlite();
        await AssertCleanAsync(database, panels: 1);
    }

    [Fact]
    public async Task A_panel_that_sends_again_what_is_unclear_is_found()
    {
        using var database = PanelDatabase.Sqlite();
        await using Town town = await Town.OpenAsync(database, seed: 1, sendsAgainAfter: "", oneIn: 3);
        await town.BuyAsync(40);
        await town.FinishAsync();

        Assert.Contains(await town.DamageAsync(), each => each.StartsWith("placed twice: ", StringComparison.Ordinal));
    }

    /// <summary>It sends again only what an error page answered, which placed nothing: no order is placed twice, and yet a machine guessed.</summary>
    [Fact]
    public async Task A_panel_that_sends_again_only_what_was_not_placed_is_found()
    {
        using var database = PanelDatabase.Sqlite();
        await using Town town = await Town.OpenAsync(database, seed: 1, sendsAgainAfter: "503", oneIn: 3);
        await town.BuyAsync(40);
        await town.FinishAsync();

        string[] damage = await town.DamageAsync();
        Assert.NotEmpty(damage);
        Assert.All(damage, each => Assert.StartsWith("sent again: ", each, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sender_that_dies_with_more_under_way_than_a_provider_is_allowed_is_found()
    {
        using var database = PanelDatabase.Sqlite();
        await using Town town = await Town.OpenAsync(database, seed: 1, oneIn: int.MaxValue);
        await town.BuyAsync(UnderWay + 1);
        await town.DieSendingAsync(UnderWay + 1);
        await town.GiveUpAsync();
        await town.FinishAsync();

        Assert.Empty(await town.DamageAsync());
        _ = Assert.ThrowsAny<XunitException>(() => AssertAccountedFor(town, kills: 1));
    }

    // No more orders are unknown than were under way when a panel was killed, and than the provider's own faults explain.
    private static void AssertAccountedFor(Town town, int kills) =>
        Assert.True(town.Unknown <= (kills * UnderWay) + town.Lost, $"{town.Unknown} unknown after {kills} kills and {town.Lost} lost answers.");

    private async Task AssertCleanAsync(PanelDatabase database, int panels)
    {
        int kills = LongForm.Count(small: panels, large: 50);
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        await using Town town = await Town.OpenAsync(database, seed);
        await town.BuyAsync(Orders / 2);
        Task rest = Task.Run(() => town.BuyAsync(Orders - (Orders / 2)));
        for (int killed = 0; killed < kills;)
        {
            PanelProcess[] servers = await Task.WhenAll(Enumerable.Range(0, Math.Min(panels, kills - killed)).Select(_ => PanelProcess.StartAsync(town.Settings)));
            foreach (PanelProcess each in servers)
            {
                await town.HearRequestsAsync(random.Next(1, 2 + (2 * Orders / kills / 5)));
                await each.KillAsync();
                await each.DisposeAsync();
                killed++;
            }

            await town.GiveUpAsync();
        }

        await rest;
        await town.FinishAsync();

        output.WriteLine($"Seed {seed}: {Orders} orders, {kills} kills, {town.Unknown} became unknown, {town.Lost} answers were unclear.");
        Assert.Empty(await town.DamageAsync());
        AssertAccountedFor(town, kills);
    }
}
