using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Finds out what became of a transaction whose answer to COMMIT was lost, and whether the tables can be read at all.</summary>
internal static class CommitLookup
{
    /// <summary>
    /// Whether the write was committed. A change without a history row (a count) that another writer has overwritten since is not found:
    /// its report is applied again, which changes neither status nor money.
    /// </summary>
    internal static async Task<bool> WasWrittenAsync<TOrder, TKey>(
        DbContext context, OrderTable<TOrder, TKey> table, Guid writeId, IReadOnlySet<TKey> won, CancellationToken cancellationToken)
        where TOrder : class, ITrackedOrder
        where TKey : notnull
    {
        IDbContextTransaction transaction = await WriteTransaction.BeginAsync(context, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            IQueryable<TOrder> orders = context.Set<TOrder>().AsNoTracking().IgnoreQueryFilters().Where(table.HasKeyIn(won));

            // The server may be committing still: it holds the rows until it has, and this waits for them. It is rolled back.
            _ = await orders.ExecuteUpdateAsync(
                setters => setters.SetProperty(
                    order => EF.Property<Guid?>(order, OrderColumns.LastWriteId), order => EF.Property<Guid?>(order, OrderColumns.LastWriteId)),
                cancellationToken).ConfigureAwait(false);
            return await orders.AnyAsync(order => EF.Property<Guid?>(order, OrderColumns.LastWriteId) == writeId, cancellationToken).ConfigureAwait(false)
                || await context.Set<OrderHistoryEntry<TKey>>().IgnoreQueryFilters()
                    .AnyAsync(entry => entry.WriteId == writeId && won.Contains(entry.OrderId), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads no order from each table. What throws here is the model's fault, or the database's.</summary>
    internal static async Task<bool> ProbeAsync<TOrder, TKey>(DbContext context, OrderTable<TOrder, TKey> table, CancellationToken cancellationToken)
        where TOrder : class, ITrackedOrder
        where TKey : notnull
    {
        _ = await context.Set<TOrder>().AsNoTracking().IgnoreQueryFilters().IgnoreAutoIncludes()
            .Where(table.HasKeyIn([])).Select(table.ToRow).ToListAsync(cancellationToken).ConfigureAwait(false);
        Guid none = Guid.Empty;
        return await context.Set<OrderHistoryEntry<TKey>>().IgnoreQueryFilters().AnyAsync(entry => entry.Id == none, cancellationToken).ConfigureAwait(false)
            | await context.Set<OrderRefundEntry<TKey>>().IgnoreQueryFilters().AnyAsync(entry => entry.Id == none, cancellationToken).ConfigureAwait(false);
    }
}
