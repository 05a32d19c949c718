using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>The orders whose deadline has come, first that which came first: one range of the index on the deadline. None that was never adopted.</summary>
internal static class DueOrders
{
    internal static IQueryable<TKey> Of<TOrder, TKey>(DbContext context, OrderTable<TOrder, TKey> table, DateTimeOffset at, int most)
        where TOrder : class, ITrackedOrder
        where TKey : notnull => context.Set<TOrder>().AsNoTracking().IgnoreQueryFilters().IgnoreAutoIncludes()
        .Where(order => EF.Property<DateTimeOffset?>(order, OrderColumns.Deadline) <= at && EF.Property<long?>(order, OrderColumns.Version) != null)
        .OrderBy(order => EF.Property<DateTimeOffset?>(order, OrderColumns.Deadline))
        .Select(table.ToKey)
        .Take(most);
}
