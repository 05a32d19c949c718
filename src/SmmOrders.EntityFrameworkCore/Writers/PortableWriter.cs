using System.Collections.Immutable;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Writes through EF Core, order by order, on any database. The reference that the fast writers are tested against.</summary>
internal sealed class PortableWriter<TOrder, TKey> : IOrderWriter<TOrder, TKey>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly OrderTable<TOrder, TKey> _table;
    private readonly ISqlGenerationHelper _sql;
    private readonly ImmutableArray<Action<UpdateSettersBuilder<TOrder>, object?>> _written;
    private readonly ImmutableArray<Action<UpdateSettersBuilder<TOrder>, object?>> _schedule;
    private readonly StoredTable _history;
    private readonly StoredTable _refunds;

    internal PortableWriter(OrderTable<TOrder, TKey> table, ISqlGenerationHelper sql)
    {
        (_table, _sql) = (table, sql);
        _written = [.. table.Written.Select(Setter)];
        _schedule = [.. table.Schedule.Select(Setter)];
        _history = new(table.History, table.History.GetProperties(), sql);
        _refunds = new(table.Refunds, table.Refunds.GetProperties(), sql);
    }

    public async Task<IReadOnlySet<TKey>> WriteAsync(
        DbContext context, IReadOnlyList<OrderChange<TKey>> changes, IReadOnlyList<OrderSchedule<TKey>> schedules, CancellationToken cancellationToken)
    {
        HashSet<TKey> written = [];
        foreach (OrderChange<TKey> change in changes)
        {
            if (await UpdateAsync(context, change.Key, change.Version, _written, change.Values, change.Changed, cancellationToken).ConfigureAwait(false) == 0)
            {
                continue;
            }

            _ = written.Add(change.Key);
            foreach (OrderHistoryEntry<TKey> entry in change.History)
            {
                await _history.InsertAsync(context, _sql, entry, cancellationToken).ConfigureAwait(false);
            }

            if (change.Refund is { } refund)
            {
                await _refunds.InsertAsync(context, _sql, refund, cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (OrderSchedule<TKey> schedule in schedules)
        {
            _ = await UpdateAsync(context, schedule.Key, schedule.Version, _schedule, schedule.Values, changed: ulong.MaxValue, cancellationToken).ConfigureAwait(false);
        }

        return written;
    }

    private Task<int> UpdateAsync(
        DbContext context, TKey key, long version, ImmutableArray<Action<UpdateSettersBuilder<TOrder>, object?>> columns, object?[] values, ulong changed, CancellationToken cancellationToken) =>
        context.Set<TOrder>()
            .IgnoreQueryFilters()
            .Where(_table.HasKeyIn([key]))
            .Where(order => EF.Property<long?>(order, OrderColumns.Version) == version)
            .ExecuteUpdateAsync(
                setters =>
                {
                    for (int index = 0; index < columns.Length; index++)
                    {
                        if ((changed >> index & 1) != 0)
                        {
                            columns[index](setters, values[index]);
                        }
                    }
                },
                cancellationToken);

    private static Action<UpdateSettersBuilder<TOrder>, object?> Setter(IProperty property) =>
        new Func<IProperty, Action<UpdateSettersBuilder<TOrder>, object?>>(Setter<int>).Method.GetGenericMethodDefinition()
            .MakeGenericMethod(property.ClrType)
            .CreateDelegate<Func<IProperty, Action<UpdateSettersBuilder<TOrder>, object?>>>()(property);

    private static Action<UpdateSettersBuilder<TOrder>, object?> Setter<T>(IProperty property)
    {
        ParameterExpression order = Expression.Parameter(typeof(TOrder), "order");
        var column = Expression.Lambda<Func<TOrder, T>>(OrderTable<TOrder, TKey>.PropertyOf(order, property.Name, typeof(T)), order);
        return (setters, value) =>
        {
            // A captured variable, so that EF Core makes it a parameter and caches the statement.
            var captured = (T)value!;
            _ = setters.SetProperty(column, _ => captured);
        };
    }
}
