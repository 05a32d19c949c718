using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Reads orders with all of their columns, by the context's own query: converters, names and inheritance are the panel's. Compiled once for a
/// model: otherwise EF Core walks the expression on each call, which took a twelfth of a batch's time on SQLite.
/// </summary>
internal sealed class RowQuery<TOrder, TKey>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    // SQLite finds a parameter by its name among all before it.
    private const int MostKeys = 100;

    private readonly OrderTable<TOrder, TKey> _table;
    private readonly bool _isInParts;
    private readonly Func<DbContext, List<TKey>, IAsyncEnumerable<OrderRow<TOrder, TKey>>> _every;
    private readonly Func<DbContext, List<TKey>, IAsyncEnumerable<OrderRow<TOrder, TKey>>> _visible;
    private readonly Func<DbContext, List<TKey>, IAsyncEnumerable<OrderRow<TOrder, TKey>>> _reported;

    internal RowQuery(OrderTable<TOrder, TKey> table, DatabaseKind database)
    {
        _table = table;
        _isInParts = database == DatabaseKind.Sqlite;
        _every = EF.CompileAsyncQuery(Query(table.ToBareRow, withFilters: false));
        _visible = EF.CompileAsyncQuery(Query(table.ToBareRow, withFilters: true));
        _reported = EF.CompileAsyncQuery(Query(table.ToReportedRow, withFilters: false));
    }

    /// <summary>Those of the orders that exist, not tracked.</summary>
    /// <param name="context">The context.</param>
    /// <param name="keys">Their keys.</param>
    /// <param name="withFilters">Whether the panel's query filters apply.</param>
    /// <param name="ofReports">Whether only reports are applied to them; then no filters apply.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    internal async Task<List<OrderRow<TOrder, TKey>>> ReadAsync(DbContext context, List<TKey> keys, bool withFilters, bool ofReports, CancellationToken cancellationToken)
    {
        Func<DbContext, List<TKey>, IAsyncEnumerable<OrderRow<TOrder, TKey>>> query = ofReports ? _reported : withFilters ? _visible : _every;
        List<OrderRow<TOrder, TKey>> rows = new(keys.Count);
        foreach (TKey[] part in _isInParts ? keys.Chunk(MostKeys) : [[.. keys]])
        {
            await foreach (OrderRow<TOrder, TKey> row in query(context, [.. part]).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                _table.Complete(row);
                rows.Add(row);
            }
        }

        return rows;
    }

    private Expression<Func<DbContext, List<TKey>, IQueryable<OrderRow<TOrder, TKey>>>> Query(Expression<Func<TOrder, OrderRow<TOrder, TKey>>> row, bool withFilters)
    {
        // A single query is read row by row; but of an order with collections of its own it would repeat the order for each of their rows.
        bool hasCollections = _table.Order.GetNavigations().Any(navigation => navigation.IsCollection);
        Expression<Func<DbContext, IQueryable<TOrder>>> orders = (hasCollections, withFilters) switch
        {
            (false, false) => context => context.Set<TOrder>().AsNoTracking().IgnoreAutoIncludes().AsSingleQuery().IgnoreQueryFilters(),
            (false, true) => context => context.Set<TOrder>().AsNoTracking().IgnoreAutoIncludes().AsSingleQuery(),
            (true, false) => context => context.Set<TOrder>().AsNoTracking().IgnoreAutoIncludes().AsSplitQuery().IgnoreQueryFilters(),
            (true, true) => context => context.Set<TOrder>().AsNoTracking().IgnoreAutoIncludes().AsSplitQuery(),
        };
        ParameterExpression keys = Expression.Parameter(typeof(List<TKey>), "keys");
        return Expression.Lambda<Func<DbContext, List<TKey>, IQueryable<OrderRow<TOrder, TKey>>>>(
            Expression.Call(
                typeof(Queryable), nameof(Queryable.Select), [typeof(TOrder), typeof(OrderRow<TOrder, TKey>)],
                Expression.Call(typeof(Queryable), nameof(Queryable.Where), [typeof(TOrder)], orders.Body, Expression.Quote(_table.HasKeyIn(keys))),
                Expression.Quote(row)),
            orders.Parameters[0], keys);
    }
}
