using System.Diagnostics.CodeAnalysis;
using SmmOrders;

namespace ConsoleDemo.Replay;

/// <summary>
/// Every order of the log. Open ones are at hand, and so are those that ended a short while ago, since providers tend to repeat
/// themselves; the rest is packed.
/// </summary>
internal sealed class OrderBook(StuckRule stuck)
{
    private const int RecentlyFinished = 1_000;

    private readonly Dictionary<string, TrackedOrder> _atHand = [];
    private readonly Queue<TrackedOrder> _recent = new();
    private readonly FinishedOrders _finished = new();
    private readonly StuckWatch _watch = new(stuck);

    internal bool TryFind(string id, [NotNullWhen(true)] out TrackedOrder? order)
    {
        if (_atHand.TryGetValue(id, out order))
        {
            return true;
        }

        order = _finished.Find(id);
        if (order is not null)
        {
            Add(order);
        }

        return order is not null;
    }

    internal void Add(TrackedOrder order)
    {
        _atHand.Add(order.Id, order);
        _watch.Add(order);
        if (order.State.IsFinal)
        {
            PutAway(order);
        }
    }

    /// <summary>Gives the order its state after a report.</summary>
    internal void Change(TrackedOrder order, OrderState after)
    {
        OrderState before = order.State;
        bool moved = before.Status != after.Status || before.Since != after.Since;
        if (moved)
        {
            _watch.Remove(order);
        }

        order.State = after;
        if (moved)
        {
            _watch.Add(order);
        }

        if (after.IsFinal && !before.IsFinal)
        {
            PutAway(order);
        }
    }

    /// <summary>The orders that are stuck at the instant, the longest stuck first.</summary>
    internal IEnumerable<TrackedOrder> StuckAt(DateTimeOffset now) => _watch.StuckAt(now);

    private void PutAway(TrackedOrder order)
    {
        _recent.Enqueue(order);
        if (_recent.Count > RecentlyFinished && _recent.Dequeue() is var oldest && _finished.TryPut(oldest))
        {
            _ = _atHand.Remove(oldest.Id);
        }
    }
}
