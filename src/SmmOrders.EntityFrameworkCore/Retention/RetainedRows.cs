using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Makes the rows of a table from the model.</summary>
internal static class RetainedRows
{
    internal const string OrderId = nameof(OrderHistoryEntry<>.OrderId);

    /// <summary>The tables that the model has.</summary>
    internal static IReadOnlyList<IRetainedRows<TOrder, TKey>> Of<TOrder, TKey>(IModel model, OrderTable<TOrder, TKey> orders, IEnumerable<RetainedTable> tables)
        where TOrder : class, ITrackedOrder
        where TKey : notnull =>
    [
        .. from table in tables
           from type in model.GetEntityTypes()
           where type.FindAnnotation(table.Annotation) is not null
           select (IRetainedRows<TOrder, TKey>)Activator.CreateInstance(
               typeof(RetainedRows<,,,>).MakeGenericType(typeof(TOrder), typeof(TKey), type.ClrType, type.FindProperty(OrderId)!.ClrType),
               BindingFlags.Instance | BindingFlags.NonPublic, null, [orders, table], null)!,
    ];
}

/// <inheritdoc cref="IRetainedRows{TOrder, TKey}"/>
/// <typeparam name="TOrder">The panel's order.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TRow">The row.</typeparam>
/// <typeparam name="TId">The type of the key in it: the same, or nullable.</typeparam>
internal sealed class RetainedRows<TOrder, TKey, TRow, TId> : IRetainedRows<TOrder, TKey>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
    where TRow : class
{
    private const string Id = nameof(OrderAttention<>.Id);

    private readonly OrderTable<TOrder, TKey> _orders;
    private readonly RetainedTable _table;

    internal RetainedRows(OrderTable<TOrder, TKey> orders, RetainedTable table) => (_orders, _table) = (orders, table);

    public Expression<Func<TOrder, bool>>? HasAny(DbContext context) => _table.IsPurged && _table.Number is null ? OfOrder(Over(Rows(context))) : null;

    public Expression<Func<TOrder, bool>>? IsHeld(DbContext context) => _table.Holds is { } column
        ? OfOrder(Rows(context).Where(row => EF.Property<DateTimeOffset?>(row, column) == null))
        : null;

    public async Task<int> PurgeAsync(DbContext context, List<TKey> orders, CancellationToken cancellationToken)
    {
        if (!_table.IsPurged)
        {
            return 0;
        }

        List<TId> ids = [.. orders.Select(order => (TId)(object)order)];
        IQueryable<TRow> rows = Over(Rows(context)).Where(row => ids.Contains(EF.Property<TId>(row, RetainedRows.OrderId)));
        if (_table.IsTold && _orders.Outbox is not null)
        {
            IQueryable<OrderOutbox<TId>> untold = context.Set<OrderOutbox<TId>>().IgnoreQueryFilters().Where(told => told.DeliveredAt == null);
            rows = rows.Where(row => !untold.Any(told => told.SourceId == EF.Property<Guid>(row, Id)));
        }

        return await (_table.Number is { } number ? rows.Where(UpToMark(context, number)) : rows).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<int> EraseAsync(DbContext context, TKey order, OrderErasure erasure, CancellationToken cancellationToken)
    {
        List<TId> ids = [(TId)(object)order];
        IQueryable<TRow> rows = Rows(context).Where(row => ids.Contains(EF.Property<TId>(row, RetainedRows.OrderId)));
        (string replacement, string? by, int changed) = (erasure.Replacement, erasure.By, 0);
        foreach (string column in _table.Words)
        {
            changed += await SetAsync(rows.Where(row => EF.Property<string?>(row, column) != null && EF.Property<string?>(row, column) != replacement), column).ConfigureAwait(false);
        }

        foreach (string column in by is null || by == replacement ? [] : _table.Names)
        {
            changed += await SetAsync(rows.Where(row => EF.Property<string?>(row, column) == by), column).ConfigureAwait(false);
        }

        return changed;

        Task<int> SetAsync(IQueryable<TRow> those, string column) =>
            those.ExecuteUpdateAsync(setters => setters.SetProperty(row => EF.Property<string?>(row, column), replacement), cancellationToken);
    }

    private static IQueryable<TRow> Rows(DbContext context) => context.Set<TRow>().AsNoTracking().IgnoreQueryFilters();

    private IQueryable<TRow> Over(IQueryable<TRow> rows) => _table switch
    {
        { Over: { } set, AreRequests: true } => rows.Where(row => EF.Property<DateTimeOffset?>(row, set) != null
            || (EF.Property<RequestKind>(row, nameof(OrderRequestEntry<>.Kind)) == RequestKind.Cancel
                && EF.Property<RequestStatus>(row, nameof(OrderRequestEntry<>.Status)) == RequestStatus.Acknowledged)),
        { Over: { } set } => rows.Where(row => EF.Property<DateTimeOffset?>(row, set) != null),
        _ => rows,
    };

    private Expression<Func<TOrder, bool>> OfOrder(IQueryable<TRow> rows)
    {
        (ParameterExpression order, ParameterExpression row) = (Expression.Parameter(typeof(TOrder), "order"), Expression.Parameter(typeof(TRow), "row"));
        return Expression.Lambda<Func<TOrder, bool>>(Any(rows, Expression.Lambda<Func<TRow, bool>>(IsOf(order, row), row)), order);
    }

    private Expression<Func<TRow, bool>> UpToMark(DbContext context, string number)
    {
        (ParameterExpression order, ParameterExpression row) = (Expression.Parameter(typeof(TOrder), "order"), Expression.Parameter(typeof(TRow), "row"));
        BinaryExpression isMarked = Expression.GreaterThanOrEqual(
            OrderTable<TOrder, TKey>.PropertyOf(order, OrderColumns.HistoryPurgedTo, typeof(long?)),
            Expression.Convert(OrderTable<TOrder, TKey>.PropertyOf(row, number, typeof(long)), typeof(long?)));
        IQueryable<TOrder> orders = context.Set<TOrder>().AsNoTracking().IgnoreQueryFilters().IgnoreAutoIncludes();
        return Expression.Lambda<Func<TRow, bool>>(Any(orders, Expression.Lambda<Func<TOrder, bool>>(Expression.AndAlso(IsOf(order, row), isMarked), order)), row);
    }

    private static MethodCallExpression Any<T>(IQueryable<T> all, Expression<Func<T, bool>> isOne) =>
        Expression.Call(typeof(Queryable), nameof(Queryable.Any), [typeof(T)], all.Expression, Expression.Quote(isOne));

    // The type of a key need not have the operator: the database compares what it stores.
    private BinaryExpression IsOf(ParameterExpression order, ParameterExpression row) => Expression.Equal(
        OrderTable<TOrder, TKey>.PropertyOf(row, RetainedRows.OrderId, typeof(TId)),
        Expression.Convert(OrderTable<TOrder, TKey>.PropertyOf(order, _orders.Key.Name, typeof(TKey)), typeof(TId)),
        liftToNull: false,
        new Func<TKey, TKey, bool>(IsSame).Method);

    private static bool IsSame(TKey left, TKey right) => throw new NotSupportedException("The database compares the keys.");
}
