using static System.FormattableString;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>The order's row against its history: status, since when, and what was delivered at the end.</summary>
internal static class StandingCheck
{
    internal static IEnumerable<(DamageKind Kind, string Message)> Run<TOrder, TKey>(OrderRecord<TOrder, TKey> order, IReadOnlySet<DamageKind> found)
        where TOrder : class, ITrackedOrder
        where TKey : notnull
    {
        OrderRow<TOrder, TKey> row = order.Row;
        if (found.Contains(DamageKind.StatusUndefined))
        {
            yield break;
        }

        if (order.LastNumber == 0)
        {
            if (order.IsOurs && OrderStatuses.Final.Contains(row.Status))
            {
                yield return (DamageKind.StatusNotInHistory, $"The status is {row.Status}, but the history has no row; an order that was never moved is open.");
            }
        }
        else if (order.Last is { } last && OrderStatuses.All.Contains(last.To))
        {
            if (last.To != row.Status)
            {
                yield return (DamageKind.StatusNotInHistory, $"The status is {row.Status}, but the history ends in {last.To}; both should be the same.");
            }
            else
            {
                foreach ((DamageKind Kind, string Message) damage in Compare(order, last))
                {
                    yield return damage;
                }
            }
        }
    }

    private static IEnumerable<(DamageKind Kind, string Message)> Compare<TOrder, TKey>(OrderRecord<TOrder, TKey> order, OrderHistoryEntry<TKey> last)
        where TOrder : class, ITrackedOrder
        where TKey : notnull
    {
        OrderRow<TOrder, TKey> row = order.Row;
        OrderHistoryEntry<TKey>? entered = order.History.LastOrDefault(entry => entry.Kind is HistoryKind.Transition or HistoryKind.Correction
            || entry is { Kind: HistoryKind.Submission, Submission: SubmissionStatus.Placed });
        if (entered is not null && entered.At != row.StatusSince)
        {
            yield return (DamageKind.StatusSinceNotInHistory, Invariant($"The order is {row.Status} since {row.StatusSince:O}, but row {entered.Number} of the history entered it at {entered.At:O}; both should be the same."));
        }

        // While an order is open, its count moves without a row.
        if (OrderStatuses.Final.Contains(row.Status) && last.Delivered != row.Delivered)
        {
            yield return (DamageKind.DeliveredNotInHistory, Invariant($"The order has {(object?)row.Delivered ?? "an unknown number of"} units delivered, but its history ends with {(object?)last.Delivered ?? "an unknown number"}; both should be the same."));
        }
    }
}
