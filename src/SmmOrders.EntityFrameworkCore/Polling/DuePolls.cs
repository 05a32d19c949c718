using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Queries over the orders of a provider that are polled: ranges of the index on provider and next poll.</summary>
internal static class DuePolls
{
    /// <summary>Those that are due, first those that have been for longest.</summary>
    internal static IQueryable<TOrder> Of<TOrder, TKey>(DbContext context, OrderTable<TOrder, TKey> table, string provider, DateTimeOffset now)
        where TOrder : class, ITrackedOrder
        where TKey : notnull => All<TOrder>(context)
        .Where(order => EF.Property<string?>(order, nameof(TrackedOrder.Provider)) == provider && EF.Property<DateTimeOffset?>(order, OrderColumns.NextPollAt) <= now)
        .OrderBy(order => EF.Property<DateTimeOffset?>(order, OrderColumns.NextPollAt)).ThenBy(table.ToKey);

    /// <summary>When the next one is due; <see langword="null"/> if none is polled.</summary>
    internal static Task<DateTimeOffset?> NextAsync<TOrder>(DbContext context, string provider, CancellationToken cancellationToken)
        where TOrder : class, ITrackedOrder
    {
        // A range, and not IS NOT NULL, reads the index on SQLite too.
        DateTimeOffset any = DateTimeOffset.UnixEpoch;
        return All<TOrder>(context)
            .Where(order => EF.Property<string?>(order, nameof(TrackedOrder.Provider)) == provider && EF.Property<DateTimeOffset?>(order, OrderColumns.NextPollAt) > any)
            .OrderBy(order => EF.Property<DateTimeOffset?>(order, OrderColumns.NextPollAt))
            .Select(order => EF.Property<DateTimeOffset?>(order, OrderColumns.NextPollAt))
            .FirstOrDefaultAsync(cancellationToken);
    }

    internal static IQueryable<TOrder> All<TOrder>(DbContext context)
        where TOrder : class, ITrackedOrder => context.Set<TOrder>().AsNoTracking().IgnoreAutoIncludes().IgnoreQueryFilters();
}
