using System.Collections.Concurrent;

namespace SmmOrders.Providers.Testing;

/// <summary>The requested refills: one at a time per order.</summary>
internal sealed class Refills(SimulatedProviderOptions options)
{
    private const int FirstId = 701;

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, Refill> _refills = new(StringComparer.Ordinal);
    private readonly Dictionary<SimulatedOrder, Refill> _latest = [];

    internal Refill? Find(string id) => _refills.GetValueOrDefault(id);

    internal bool IsOver(Refill refill) => options.Time.GetUtcNow() - refill.Since >= options.RefillDuration;

    /// <summary>Opens a refill, unless one is already open for that order.</summary>
    internal bool TryOpen(SimulatedOrder order, out string id)
    {
        bool rejected = options.RejectsRefill(order);
        lock (_gate)
        {
            id = FormattableString.Invariant($"{FirstId + _refills.Count}");
            if (_latest.TryGetValue(order, out Refill? latest) && !IsOver(latest))
            {
                return false;
            }

            _latest[order] = _refills[id] = new(options.Time.GetUtcNow(), rejected);
            return true;
        }
    }

    internal sealed record Refill(DateTimeOffset Since, bool IsRejected);
}
