using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Finds due orders through EF Core. Another writer may have the same row: the compare-and-swap then decides.</summary>
internal sealed class PortableDueOrders<TOrder, TKey>(OrderTable<TOrder, TKey> table) : IDueOrders<TKey>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    public async Task<(bool IsFound, TKey Key)> FindAsync(DbContext context, string provider, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<TKey> due = await WaitingOrders.Adopted<TOrder>(context)
            .Where(order => EF.Property<string?>(order, nameof(TrackedOrder.Provider)) == provider && EF.Property<DateTimeOffset?>(order, OrderColumns.NextSendAt) <= now)
            .OrderBy(order => EF.Property<DateTimeOffset?>(order, OrderColumns.NextSendAt)).ThenBy(table.ToKey)
            .Select(table.ToKey).Take(1).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (due.Count == 0)
        {
            IQueryable<TOrder> active = WaitingOrders.All<TOrder>(context).Where(SendingOrders.IsActive<TOrder>());
            due = await SendingOrders.WaitingForLink<TOrder>(context, provider)
                .Where(order => !active.Any(other => EF.Property<string?>(other, OrderColumns.RequestLink) == EF.Property<string?>(order, OrderColumns.RequestLink)
                    && EF.Property<string?>(other, nameof(TrackedOrder.Provider)) == provider))
                .OrderBy(order => EF.Property<DateTimeOffset?>(order, OrderColumns.NextSendAt)).ThenBy(table.ToKey)
                .Select(table.ToKey).Take(1).ToListAsync(cancellationToken).ConfigureAwait(false);
        }

        return due.Count == 0 ? (false, default!) : (true, due[0]);
    }
}
