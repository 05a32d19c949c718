using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Moves the next poll of an order at fault out, twice as far each time, to an hour at most: it must not come back at every round. Status,
/// money and version stay, so that it holds up no other writer of the order.
/// </summary>
internal static class PollBackoff
{
    private const long Minute = 60_000_000;
    private const long Longest = 60 * Minute;

    /// <summary>Moves them in the context's open transaction.</summary>
    /// <param name="context">The context.</param>
    /// <param name="model">The tables and their writer.</param>
    /// <param name="polledAt">The orders at fault, and when each was polled.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    internal static async Task MoveAsync<TOrder, TKey>(
        DbContext context, StoreModel<TOrder, TKey> model, IReadOnlyDictionary<OrderKey, DateTimeOffset> polledAt, CancellationToken cancellationToken)
        where TOrder : class, ITrackedOrder
        where TKey : notnull
    {
        List<TKey> keys = [];
        foreach (OrderKey order in polledAt.Keys)
        {
            if (model.Table.TryFromOrderKey(order, out TKey key))
            {
                keys.Add(key);
            }
        }

        List<OrderSchedule<TKey>> rows = await context.Set<TOrder>().AsNoTracking().IgnoreQueryFilters()
            .Where(model.Table.HasKeyIn(keys)).Select(model.Table.ToSchedule).ToListAsync(cancellationToken).ConfigureAwait(false);
        OrderSchedule<TKey>[] moved =
        [
            .. rows.Select(row => (Row: row, Interval: Next(row.Interval), At: polledAt[model.Table.ToOrderKey(row.Key)]))
                .Select(each => each.Row with { Interval = each.Interval, NextPollAt = each.At.AddTicks(each.Interval * TimeSpan.TicksPerMicrosecond) }),
        ];
        if (moved.Length > 0)
        {
            _ = await model.Writer.WriteAsync(context, [], moved, cancellationToken).ConfigureAwait(false);
        }
    }

    // An interval that is longer already stays.
    private static long Next(long? interval) => Math.Max(interval ?? 0, Math.Min(Math.Max((interval ?? 0) * 2, Minute), Longest));
}
