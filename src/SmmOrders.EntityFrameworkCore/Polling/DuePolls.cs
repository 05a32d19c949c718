using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>The orders of a provider that are to be polled: a range of the index on provider and next poll.</summary>
internal static class DuePolls
{
    /// <summary>Those that are due, first those that have been for longest.</summary>
    internal static IQueryable<TOrder> Of<TOrder, TKey>(DbContext context, OrderTable<TOrder, TKey> table, string provider, DateTimeOffset now)
        where TOrder : class, ITrackedOrder
        where TKey : notnull => WaitingOrders.Adopted<TOrder>(context)
        .Where(order => EF.Property<string?>(order, nameof(TrackedOrder.Provider)) == provider && EF.Property<DateTimeOffset?>(order, OrderColumns.NextPollAt) <= now)
        .OrderBy(order => EF.Property<DateTimeOffset?>(order, OrderColumns.NextPollAt)).ThenBy(table.ToKey);
}
