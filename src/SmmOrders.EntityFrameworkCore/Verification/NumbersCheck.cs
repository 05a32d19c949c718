using static System.FormattableString;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>The history's numbers: 1, 2, 3 … without gaps, up to the order's own count.</summary>
internal static class NumbersCheck
{
    internal static IEnumerable<(DamageKind Kind, string Message)> Run<TOrder, TKey>(OrderRecord<TOrder, TKey> order, IReadOnlySet<DamageKind> found)
        where TOrder : class, ITrackedOrder
        where TKey : notnull
    {
        // What was purged left its last number. One that cannot be was named before.
        long purged = order.Row is { HistoryPurgedTo: >= 0 and { } mark, HistoryCount: { } all } && mark <= all ? mark : 0;
        long last = purged;
        foreach (OrderHistoryEntry<TKey> entry in order.History)
        {
            if (entry.Number <= last)
            {
                yield return (DamageKind.HistoryNumberRepeated, Invariant($"The history has the number {entry.Number}{(entry.Number < 1 ? "" : entry.Number <= purged ? $", but was purged up to {purged}" : " twice")}; numbers should be 1, 2, 3 …, each once."));
            }
            else if (entry.Number > last + 1)
            {
                yield return (DamageKind.HistoryGap, Invariant($"The history goes from {last} to {entry.Number}; it should have row {last + 1} too."));
            }

            last = Math.Max(last, entry.Number);
        }

        if (order.Row.HistoryCount is >= 0 and { } count && count != last)
        {
            yield return (DamageKind.HistoryCountWrong, Invariant($"The order counts {count} history rows, but its history ends with number {last}; both should be the same."));
        }
    }
}
