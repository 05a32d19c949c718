namespace SmmOrders.Hosting;

/// <summary>What came of the deliveries of one turn. Thread-safe.</summary>
/// <param name="parallelism">How many deliveries are under way at once.</param>
internal sealed class EventDeliveries(int parallelism)
{
    private readonly Lock _gate = new();
    private readonly List<OutboxDelivery> _all = [];

    /// <summary>All so far.</summary>
    internal IReadOnlyList<OutboxDelivery> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _all];
            }
        }
    }

    internal int Delivered => All.Count(delivery => delivery.IsDelivered);

    internal int Failed => All.Count(delivery => delivery.Failure is not null);

    internal int Dead => All.Count(delivery => delivery.IsDead);

    internal int Returned => All.Count(delivery => delivery.IsGivenBack);

    /// <summary>How many were delivered or failed.</summary>
    internal int Tried => All.Count(delivery => !delivery.IsGivenBack);

    /// <summary>Why one of them failed; <see langword="null"/> if none did.</summary>
    internal string? Words => All.FirstOrDefault(delivery => delivery.Failure is not null)?.Failure;

    /// <summary>
    /// Whether as many as are under way at once have failed and none was delivered: the sink is down, and to try the others would only use
    /// up their tries.
    /// </summary>
    internal bool IsHopeless => Failed >= parallelism && Delivered == 0;

    internal void Add(OutboxDelivery delivery)
    {
        lock (_gate)
        {
            _all.Add(delivery);
        }
    }
}
