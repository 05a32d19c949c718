using SmmOrders;

namespace ConsoleDemo.Replay;

/// <summary>
/// The orders in Processing, the one that is stuck first at the head: when time passes, only those that are stuck are
/// visited, and one more.
/// </summary>
internal sealed class StuckWatch(StuckRule rule)
{
    private readonly SortedSet<Entry> _processing = [];

    internal void Add(TrackedOrder order)
    {
        if (order.State.Status == OrderStatus.Processing)
        {
            _ = _processing.Add(EntryOf(order));
        }
    }

    /// <summary>Must be called before the order's state changes: its place depends on it.</summary>
    internal void Remove(TrackedOrder order)
    {
        if (order.State.Status == OrderStatus.Processing)
        {
            _ = _processing.Remove(EntryOf(order));
        }
    }

    /// <summary>The orders that are stuck at the instant, the longest stuck first.</summary>
    internal IEnumerable<TrackedOrder> StuckAt(DateTimeOffset now) =>
        _processing.Select(entry => entry.Order).TakeWhile(order => rule.IsStuck(order.State, now, order.Service));

    // Says only where to look; whether an order is stuck, the rule says.
    private Entry EntryOf(TrackedOrder order) =>
        new(order.State.Since.UtcTicks + (order.Service?.StuckAfter ?? rule.Threshold).Ticks, order);

    private readonly record struct Entry(long StuckFrom, TrackedOrder Order) : IComparable<Entry>
    {
        public int CompareTo(Entry other) =>
            StuckFrom != other.StuckFrom ? StuckFrom.CompareTo(other.StuckFrom) : string.CompareOrdinal(Order.Id, other.Order.Id);
    }
}
