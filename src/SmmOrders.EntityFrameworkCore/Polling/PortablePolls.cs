using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Claims order by order through EF Core, on any database; the interval is the core's own. The reference that the statements of the others
/// are tested against.
/// </summary>
internal sealed class PortablePolls<TOrder, TKey>(OrderTable<TOrder, TKey> table, ProviderTable providers) : TransactionPolls<TKey>(providers)
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private protected override async Task<IReadOnlyList<TakenPoll<TKey>>> TakeDueAsync(DbContext context, PollWish wish, CancellationToken cancellationToken)
    {
        List<OrderRow<TOrder, TKey>> due = await DuePolls.Of(context, table, wish.Provider, wish.At).Take(wish.Most).Select(table.ToRow).ToListAsync(cancellationToken).ConfigureAwait(false);
        List<TakenPoll<TKey>> polls = new(due.Count);
        foreach (OrderRow<TOrder, TKey> row in due)
        {
            (DateTimeOffset? before, DateTimeOffset? next) = (row.NextPollAt, InstantColumn.Cut(wish.At + PauseOf(row, wish.At)));
            int claimed = await context.Set<TOrder>().IgnoreQueryFilters().Where(table.HasKeyIn([row.Key]))
                .Where(order => EF.Property<DateTimeOffset?>(order, OrderColumns.NextPollAt) == before)
                .ExecuteUpdateAsync(setters => setters.SetProperty(order => EF.Property<DateTimeOffset?>(order, OrderColumns.NextPollAt), next), cancellationToken).ConfigureAwait(false);
            if (claimed == 1)
            {
                polls.Add(new(row.Key, row.ProviderOrderId, before!.Value, next.Value));
            }
        }

        return polls;
    }

    private static TimeSpan PauseOf(OrderRow<TOrder, TKey> row, DateTimeOffset at)
    {
        long age = Math.Max(0, (at - row.StatusSince).Ticks / TimeSpan.TicksPerMicrosecond);
        long interval = row.PollInterval ?? 0;
        long stretched = row is { PollDivisor: { } divisor, PollLongest: { } longest } ? Math.Max(interval, Math.Min(longest, age / divisor)) : interval;
        return PollPolicy.Spread(new(stretched * TimeSpan.TicksPerMicrosecond), row.Bucket ?? 0);
    }
}
