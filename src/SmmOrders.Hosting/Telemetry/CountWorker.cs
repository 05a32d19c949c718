namespace SmmOrders.Hosting;

/// <summary>Counts a store's orders and events for the gauges, so that an exporter's thread never waits for the database.</summary>
internal sealed class CountWorker(IOrderStore store, OrderGauges gauges, TimeProvider time) : IPlainWorker
{
    // So much at least lies between two counts; and where a count takes long, it takes no more than a tenth of the time.
    private const int LeastPause = 15;
    private const int Share = 10;

    private DateTimeOffset _nextAt = DateTimeOffset.MinValue;

    public bool IsHurried => false;

    public async Task<WorkerTurn> RunOnceAsync(DateTimeOffset now, TurnScope scope)
    {
        if (now < _nextAt)
        {
            return WorkerTurn.Nothing(_nextAt - now);
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
        _nextAt = now + pause;
        return WorkerTurn.Nothing(pause);
    }
}
