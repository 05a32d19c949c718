using System.Collections.Immutable;

namespace SmmOrders.Providers.Testing;

/// <summary>Derives a history from a seed.</summary>
internal static class SeededSteps
{
    internal static ImmutableArray<HistoryStep> Of(int seed)
    {
        // Without this, neighboring seeds would begin alike.
#pragma warning disable CA5394 // Not used for secrets: a history must be the same in every run.
        var random = new Random(unchecked(seed * 0x5DEECE6D));
        var steps = ImmutableArray.CreateBuilder<HistoryStep>();
        var time = TimeSpan.Zero;
        steps.Add(new(time, random.Next(2) == 0 ? OrderStatus.Pending : OrderStatus.Processing));
        time += TimeSpan.FromMinutes(random.Next(5, 240));
        int end = random.Next(100);
        if (end < 4)
        {
            steps.Add(new(time, OrderStatus.Partial));
            return steps.ToImmutable();
        }

        int last = end < 16 ? random.Next(1, 1000) : end < 26 ? random.Next(2) * random.Next(1000) : random.Next(20) == 0 ? random.Next(1001, 1100) : 1000;
        int delivered = 0;
        for (int portions = random.Next(1, 6); portions > 0 && last > 0; portions--)
        {
            steps.Add(new(time, OrderStatus.InProgress, delivered));
            time += TimeSpan.FromMinutes(random.Next(10, 600));
            delivered = Math.Min(last, delivered + (last / 5));
        }
#pragma warning restore CA5394

        steps.Add(new(time, end < 16 ? OrderStatus.Partial : end < 26 ? OrderStatus.Canceled : OrderStatus.Completed, last));
        return steps.ToImmutable();
    }
}
