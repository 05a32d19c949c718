using SmmOrders.EntityFrameworkCore.Tests;

namespace SmmOrders.PanelBackend.Tests.Instances;

/// <summary>
/// Two processes of the sample on one PostgreSQL, with one provider, while resellers order from both. One is killed. Each order ends once, and
/// each wallet is right to the cent.
/// </summary>
public sealed class TwoInstancesTests(PostgresServer server, ITestOutputHelper output)
{
    private static readonly int Orders = LongForm.Count(small: 60, large: 20_000);

    [Fact]
    public async Task Two_instances_end_every_order_once_though_one_is_killed()
    {
        int kill = Random.Shared.Next(Orders / 6, Orders / 2);
        await using Market market = await Market.OpenAsync(server, Orders);
        await Task.WhenAll(market.BuyAsync(), market.KillFirstAsync(kill));

        // The long form waits for the sweep of the other one to give up what the dead one was sending.
        if (!LongForm.IsRun)
        {
            await market.RestartOtherAsync();
        }

        await market.FinishAsync();

        Assert.Empty(await market.DamageAsync());
        Assert.InRange(market.Unknown, 0, Market.UnderWay);
        output.WriteLine($"{Orders} orders, one killed after {kill}: {market.Unknown} became unknown, {market.Unclear} had no answer for the reseller.");

        await market.SpoilAsync();
        string[] spoiled = await market.DamageAsync();
        Assert.Contains(spoiled, each => each.StartsWith("wrong wallet: customer 0 ", StringComparison.Ordinal));
        Assert.Contains(spoiled, each => each.StartsWith("verified: ", StringComparison.Ordinal) && each.Contains(nameof(DamageKind.WalletBalanceWrong), StringComparison.Ordinal));
        Assert.Contains(spoiled, each => each.StartsWith("placed twice: ", StringComparison.Ordinal));
    }
}
