namespace SmmOrders.Hosting;

/// <summary>Counts a store's orders and events for the gauges, so that an exporter's thread never waits for the database.</summary>
internal sealed class CountWorker(IOrderStore store, OrderGauges gauges, TimeProvider time) : IPlainWorker
{
    /// <summary>The name of its loop.</summary>
    internal const string Loop = "metrics";

    // So much at least lies between two counts; and where a count takes long, it takes no more than a tenth of the time.
    private const int LeastPause = 15;
    private const int Share = 10;

    private readonly Lock _gate = new();
    private DateTimeOffset _nextAt = DateTimeOffset.MinValue;

    public bool IsHurried => false;

    public async Task<WorkerTurn> RunOnceAsync(DateTimeOffset now, TurnScope scope)
    {
        if (Wait(now) is { Ticks: > 0 } wait)
        {
            return WorkerTurn.Nothing(wait);
        }

        long started = time.GetTimestamp();
        OrderCounts orders = await store.CountOrdersAsync(scope.Stopping).ConfigureAwait(false);
        var outbox = new List<OutboxBacklog>();
        foreach (string sink in store.OutboxSinks)
        {
            outbox.Add(await store.ReadOutboxAsync(sink, scope.Stopping).ConfigureAwait(false));
        }

        gauges.Set(store.Name, new(now, orders, outbox));
        TimeSpan pause = TimeSpan.FromTicks(Math.Max(LeastPause * TimeSpan.TicksPerSecond, time.GetElapsedTime(started).Ticks * Share));
        lock (_gate)
        {
            _nextAt = now + pause;
        }

        return WorkerTurn.Nothing(pause);
    }

    // Where no loop counts, health checks do, and may do so at the same time.
    private TimeSpan Wait(DateTimeOffset now)
    {
        lock (_gate)
        {
            return _nextAt - now;
        }
    }
}
