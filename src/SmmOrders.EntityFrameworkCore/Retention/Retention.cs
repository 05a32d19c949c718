using System.Collections.Immutable;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Purges orders that ended long ago, page by page, and erases customers, order by order: each in a transaction of its own.</summary>
internal sealed class Retention<TContext, TOrder, TKey>(
    OwnTransactions<TContext, TOrder> own, Func<DbContext, StoreModel<TOrder, TKey>> modelOf, int conflictAttempts, ImmutableArray<RetainedTable> tables, ImmutableArray<OrderStatus> ended, int pageSize = 500)
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    /// <summary>With other tables, with other statuses that end an order, or in other pages: for tests.</summary>
    internal Retention<TContext, TOrder, TKey> With(ImmutableArray<RetainedTable> others, ImmutableArray<OrderStatus> ends, int size) =>
        new(own, modelOf, conflictAttempts, others, ends, size);

    internal async Task<PurgeOutcome> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        DateTimeOffset at = InstantColumn.Cut(before);
        (TKey? after, bool isFirst, long orders, long rows) = (default, true, 0, 0);
        while (true)
        {
            (List<TKey> page, int purged, int removed) = await own.RunAsync((context, _) => PurgePageAsync(context, at, after, isFirst, cancellationToken), cancellationToken).ConfigureAwait(false);
            (orders, rows) = (orders + purged, rows + removed);
            if (page.Count < pageSize)
            {
                return new() { Orders = orders, Rows = rows };
            }

            (after, isFirst) = (page[^1], false);
        }
    }

    internal async Task<IReadOnlyList<ErasureOutcome>> EraseAsync(OrderErasure erasure, CancellationToken cancellationToken)
    {
        List<ErasureOutcome> outcomes = [];
        foreach (OrderKey order in erasure.Orders)
        {
            outcomes.Add(await EraseAsync(order, erasure, cancellationToken).ConfigureAwait(false));
        }

        return outcomes;
    }

    private async Task<(List<TKey> Page, int Orders, int Rows)> PurgePageAsync(TContext context, DateTimeOffset before, TKey? after, bool isFirst, CancellationToken cancellationToken)
    {
        OrderTable<TOrder, TKey> table = modelOf(context).Table;
        IReadOnlyList<IRetainedRows<TOrder, TKey>> kept = RetainedRows.Of(context.Model, table, tables);
        IDbContextTransaction transaction = await WriteTransaction.BeginAsync(context, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            IQueryable<TOrder> over = Over(context, before);
            List<TKey> page = await RowLocks.TakeAsync(
                context, table, KeyPages.Page(Free(context, over.Where(HasMore(context, kept)), kept), table.Key.Name, after, isFirst, pageSize), cancellationToken).ConfigureAwait(false);

            // What was written between the look and the lock, only another look sees: an order that was refunded has that to tell, one that was corrected
            // has ended anew. The mark is set first: rows above it are never removed.
            List<TKey> free = await Free(context, over.Where(table.HasKeyIn(page)), kept).Select(table.ToKey).ToListAsync(cancellationToken).ConfigureAwait(false);
            _ = await over.Where(table.HasKeyIn(free)).Where(HasHistory).ExecuteUpdateAsync(
                setters => setters.SetProperty(order => EF.Property<long?>(order, OrderColumns.HistoryPurgedTo), order => EF.Property<long?>(order, OrderColumns.HistoryCount)),
                cancellationToken).ConfigureAwait(false);
            List<TKey> still = await over.Where(table.HasKeyIn(free)).Select(table.ToKey).ToListAsync(cancellationToken).ConfigureAwait(false);
            int removed = 0;
            foreach (IRetainedRows<TOrder, TKey> rows in kept)
            {
                removed += await rows.PurgeAsync(context, still, cancellationToken).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return (page, still.Count, removed);
        }
    }

    private static Expression<Func<TOrder, bool>> HasHistory =>
        order => EF.Property<long?>(order, OrderColumns.HistoryCount) > (EF.Property<long?>(order, OrderColumns.HistoryPurgedTo) ?? 0);

    private IQueryable<TOrder> Over(DbContext context, DateTimeOffset before)
    {
        OrderStatus[] ends = [.. ended];
        return context.Set<TOrder>().AsNoTracking().IgnoreQueryFilters().IgnoreAutoIncludes()
            .Where(order => EF.Property<long?>(order, OrderColumns.Version) != null
                && ends.Contains(EF.Property<OrderStatus>(order, nameof(TrackedOrder.Status)))
                && EF.Property<DateTimeOffset>(order, nameof(TrackedOrder.StatusSince)) < before);
    }

    // Something is left to remove.
    private static Expression<Func<TOrder, bool>> HasMore(DbContext context, IReadOnlyList<IRetainedRows<TOrder, TKey>> tables) =>
        tables.Select(rows => rows.HasAny(context)).OfType<Expression<Func<TOrder, bool>>>().Aggregate(HasHistory, (all, one) => Expression.Lambda<Func<TOrder, bool>>(
            Expression.OrElse(all.Body, new Rebind(one.Parameters[0], all.Parameters[0]).Visit(one.Body)), all.Parameters));

    // Nothing holds it.
    private static IQueryable<TOrder> Free(DbContext context, IQueryable<TOrder> orders, IReadOnlyList<IRetainedRows<TOrder, TKey>> tables) =>
        tables.Select(rows => rows.IsHeld(context)).OfType<Expression<Func<TOrder, bool>>>()
            .Aggregate(orders, (all, held) => all.Where(Expression.Lambda<Func<TOrder, bool>>(Expression.Not(held.Body), held.Parameters)));

    private async Task<ErasureOutcome> EraseAsync(OrderKey order, OrderErasure erasure, CancellationToken cancellationToken)
    {
        for (int attempt = 1; attempt <= conflictAttempts; attempt++)
        {
            if (await own.RunAsync((context, _) => EraseInAsync(context, order, erasure, cancellationToken), cancellationToken).ConfigureAwait(false) is { } outcome)
            {
                return outcome;
            }
        }

        return new() { Order = order, Status = ApplyStatus.Conflict };
    }

    // Null if another writer was faster.
    private async Task<ErasureOutcome?> EraseInAsync(TContext context, OrderKey order, OrderErasure erasure, CancellationToken cancellationToken)
    {
        OrderTable<TOrder, TKey> table = modelOf(context).Table;
        if (!table.TryFromOrderKey(order, out TKey key))
        {
            return new() { Order = order, Status = ApplyStatus.NotFound };
        }

        IDbContextTransaction transaction = await WriteTransaction.BeginAsync(context, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            IQueryable<TOrder> orders = context.Set<TOrder>().AsNoTracking().IgnoreQueryFilters().IgnoreAutoIncludes().Where(table.HasKeyIn([key]));
            if (await orders.Select(ErasedOrder.Read<TOrder>()).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false) is not { } before)
            {
                return new() { Order = order, Status = ApplyStatus.NotFound };
            }

            if (before.Submission is SubmissionStatus.Queued or SubmissionStatus.Sending or SubmissionStatus.Refused or SubmissionStatus.Unknown)
            {
                return new() { Order = order, Status = ApplyStatus.Refused, Reason = $"The submission of order {order} is {before.Submission}: the replacement would be sent for it. Place or withdraw it first." };
            }

            ErasedOrder after = before.Erased(erasure.Replacement);
            if (after != before && !await WriteAsync(orders, before.Version, after, cancellationToken).ConfigureAwait(false))
            {
                return null;
            }

            int changed = 0;
            foreach (IRetainedRows<TOrder, TKey> rows in RetainedRows.Of(context.Model, table, tables))
            {
                changed += await rows.EraseAsync(context, key, erasure, cancellationToken).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return new() { Order = order, Status = after != before || changed > 0 ? ApplyStatus.Applied : ApplyStatus.Unchanged };
        }
    }

    // The version goes up: a writer that has read the words must not write them again.
    private static async Task<bool> WriteAsync(IQueryable<TOrder> orders, long? version, ErasedOrder after, CancellationToken cancellationToken)
    {
        (string? fields, string? link, string? words, long? next) = (after.Fields, after.Link, after.Words, version + 1);
        return await orders.Where(order => EF.Property<long?>(order, OrderColumns.Version) == version).ExecuteUpdateAsync(
            setters => setters
                .SetProperty(order => EF.Property<string?>(order, OrderColumns.RequestFields), fields)
                .SetProperty(order => EF.Property<string?>(order, OrderColumns.RequestLink), link)
                .SetProperty(order => EF.Property<string?>(order, nameof(TrackedOrder.SubmissionWords)), words)
                .SetProperty(order => EF.Property<long?>(order, OrderColumns.Version), next),
            cancellationToken).ConfigureAwait(false) > 0;
    }

    private sealed class Rebind(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
