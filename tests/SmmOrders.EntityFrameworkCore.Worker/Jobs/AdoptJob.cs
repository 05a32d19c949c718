using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Worker;

/// <summary>An adoption of a market's old orders that may die at any moment. What it lists goes into a file, each line before the next is asked for.</summary>
internal sealed record AdoptJob(MarketAddress Address, Flaw Flaw, string List, int PageSize, bool IsPaced) : Job(Address, Flaw)
{
    public override async Task<Tally> RunAsync(JobChannel channel)
    {
        await using var market = new Market(Address, Flaw);
        await using (MarketContext context = market.Open())
        {
            // Warm: the first query of a process takes a second.
            _ = await context.Orders.AsNoTracking().FirstAsync();
        }

        channel.Say(JobChannel.Ready);
        await channel.Started;
        int adopted = 0;
        var progress = new Told(told =>
        {
            adopted = (int)told.Adopted;
            channel.Say(JobChannel.Batch);
            if (IsPaced)
            {
                channel.WaitForNext();
            }
        });
        await using var list = new FileStream(List, FileMode.Append, FileAccess.Write, FileShare.Read);
        await using var lines = new StreamWriter(list) { AutoFlush = true };
        await foreach (OrderDamage damage in market.Orders.AdoptAsync(new() { PageSize = PageSize }, progress))
        {
            await lines.WriteLineAsync(LineOf(damage));
        }

        return new(Attempts: adopted, Applied: adopted);
    }

    public static string LineOf(OrderDamage damage) => string.Create(CultureInfo.InvariantCulture, $"{damage.Order} {damage.Kind}");

    // Progress<T> tells later, on another thread.
    private sealed class Told(Action<AdoptionProgress> tell) : IProgress<AdoptionProgress>
    {
        public void Report(AdoptionProgress value) => tell(value);
    }
}
