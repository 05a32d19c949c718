using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Worker;

/// <summary>Writers that each report all orders, and buyers who spend from the same wallets until those are through.</summary>
internal sealed record RaceJob(MarketAddress Address, Flaw Flaw, int FirstWriter, int Writers, int Buyers, int BatchSize, int Seed) : Job(Address, Flaw)
{
    private const int MostBought = 5000;

    public override async Task<Tally> RunAsync(JobChannel channel)
    {
        await using var market = new Market(Address, Flaw);
        Reports.OrderInMarket[] orders = await Reports.OrdersAsync(market, openAlone: false);
        int wallets;
        await using (MarketContext context = market.Open())
        {
            wallets = await context.Wallets.CountAsync();
        }

        channel.Say(JobChannel.Ready);
        await channel.Started;
        using var through = CancellationTokenSource.CreateLinkedTokenSource(channel.Stopped);
        Task<Tally>[] buyers = [.. Enumerable.Range(0, Buyers).Select(buyer => Task.Run(() => BuyAsync(market, wallets, buyer, through.Token)))];
        Task<Tally>[] writers =
        [
            .. Enumerable.Range(FirstWriter, Writers).Select(writer => Task.Run(() => Reports.ApplyAsync(market, orders, writer, BatchSize, Seed, () => { }))),
        ];
        Tally written = Tally.Sum(await Task.WhenAll(writers));

        // Who only buys goes on until it is told to stop.
        await (Writers > 0 ? through.CancelAsync() : Task.CompletedTask);
        return Tally.Sum([written, .. await Task.WhenAll(buyers)]);
    }

    private async Task<Tally> BuyAsync(Market market, int wallets, int buyer, CancellationToken through)
    {
        var random = new Random(Seed + FirstWriter + buyer);
        int bought = 0;
        while ((!through.IsCancellationRequested || bought == 0) && bought < MostBought)
        {
            bought += await Checkout.BuyAsync(market, random.Next(wallets), 0.10m * random.Next(1, 10)) ? 1 : 0;
        }

        return new(Bought: bought);
    }
}
