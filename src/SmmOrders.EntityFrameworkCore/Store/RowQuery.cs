using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Reads orders with all of their columns, by the context's own query: converters, names and inheritance are the panel's. Compiled once for a
/// model: otherwise EF Core walks the expression on each call, which took a twelfth of a batch's time on SQLite.
/// </summary>
internal sealed class RowQuery<TOrder, TKey>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly OrderTable<TOrder, TKey> _table;
    private readonly DatabaseKind _database;
    private readonly Func<DbContext, List<TKey>, IAsyncEnumerable<OrderRow<TOrder, TKey>>> _every;
    private readonly Func<DbContext, List<TKey>, IAsyncEnumerable<OrderRow<TOrder, TKey>>> _visible;
    private readonly Func<DbContext, List<TKey>, IAsyncEnumerable<OrderRow<TOrder, TKey>>> _reported;

    internal RowQuery(OrderTable<TOrder, TKey> table, DatabaseKind database)
    {
        _table = table;
        _database = database;
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
        await foreach (OrderRow<TOrder, TKey> row in query(context, keys).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            _table.Complete(row);
            rows.Add(row);
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

        // On SQLite EF Core makes a list as many parameters, and so the SQL anew for each batch; one parameter has the same SQL always. EF.Parameter
        // says that in other queries, but not in one that is compiled.
        Expression sent = _database == DatabaseKind.Sqlite ? new QueryParameterExpression(keys.Name!, keys.Type, ParameterTranslationMode.Parameter) : keys;
        return Expression.Lambda<Func<DbContext, List<TKey>, IQueryable<OrderRow<TOrder, TKey>>>>(
            Expression.Call(
                typeof(Queryable), nameof(Queryable.Select), [typeof(TOrder), typeof(OrderRow<TOrder, TKey>)],
                Expression.Call(typeof(Queryable), nameof(Queryable.Where), [typeof(TOrder)], orders.Body, Expression.Quote(_table.HasKeyIn(sent))),
                Expression.Quote(row)),
            orders.Parameters[0], keys);
    }
}
