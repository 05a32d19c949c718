namespace SmmOrders.EntityFrameworkCore.Worker;

/// <summary>
/// A worker that reports all open orders in small batches, and may die at any moment. A torn one stops between the two transactions of
/// <see cref="Flaw.TornWriter"/>, and waits there to be killed.
/// </summary>
internal sealed record ApplyJob(MarketAddress Address, Flaw Flaw, int BatchSize, int Seed, bool IsTorn = false) : Job(Address, Flaw)
{
    public override async Task<Tally> RunAsync(JobChannel channel)
    {
        await using var market = new Market(Address, Flaw) { BetweenTransactions = () => IsTorn ? StopAsync(channel) : Task.CompletedTask };
        using WorkerLock workers = await market.Orders.TryLockWorkersAsync();
        if (!workers.IsHeld)
        {
            throw new InvalidOperationException(workers.Refusal);
        }

        Reports.OrderInMarket[] orders = await Reports.OrdersAsync(market, openAlone: true);
        channel.Say(JobChannel.Ready);
        await channel.Started;
        return await Reports.ApplyAsync(market, orders, writer: 0, BatchSize, Seed, () => channel.Say(JobChannel.Batch));
    }

    private static Task StopAsync(JobChannel channel)
    {
        channel.Say(JobChannel.Paused);
        return Task.Delay(Timeout.Infinite);
    }
}
