using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Writes adopted orders one by one with prepared statements, on SQLite and anywhere else. Where a row cannot be locked, its status and
/// money are compared too: a panel's old code may still be at work.
/// </summary>
internal sealed class EachAdoptionWriter<TOrder, TKey> : IAdoptionWriter<TOrder, TKey>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly ISqlGenerationHelper _sql;
    private readonly StoredTable _history;
    private readonly StoredTable _refunds;
    private readonly ImmutableArray<StoredColumn> _bound;
    private readonly string _text;

    /// <param name="table">The orders.</param>
    /// <param name="sql">Their SQL.</param>
    /// <param name="compares">Whether only rows without a version are written; for tests.</param>
    internal EachAdoptionWriter(OrderTable<TOrder, TKey> table, ISqlGenerationHelper sql, bool compares)
    {
        _sql = sql;
        StoredTable orders = new(
            table.Order,
            [.. AdoptedColumns.All.Append(nameof(TrackedOrder.Status)).Append(nameof(TrackedOrder.Refunded)).Select(column => table.Order.FindProperty(column)!), table.Key], sql);
        _history = new(table.History, table.History.GetProperties(), sql);
        _refunds = new(table.Refunds, table.Refunds.GetProperties(), sql);
        _bound = orders.Columns;
        string[] equal = [.. _bound.Select((column, place) => $"{column.Name} = {sql.GenerateParameterNamePlaceholder(string.Create(CultureInfo.InvariantCulture, $"p{place}"))}")];
        int count = AdoptedColumns.All.Length;
        string isOld = compares ? $" AND {new StoredColumn(table.Version, sql).Name} IS NULL" : "";
        _text = $"UPDATE {orders.Name} SET {string.Join(", ", equal[..count])} WHERE {string.Join(" AND ", equal[count..])}{isOld}";
    }

    public async Task<IReadOnlySet<TKey>> WriteAsync(DbContext context, IReadOnlyList<AdoptedOrder<TOrder, TKey>> orders, CancellationToken cancellationToken)
    {
        HashSet<TKey> written = [];
        Statement update = new(context, _sql, _text, _bound);
        Statement history = new(context, _sql, _history.InsertText(_sql), _history.Columns);
        Statement refunds = new(context, _sql, _refunds.InsertText(_sql), _refunds.Columns);
        await using (update.ConfigureAwait(false))
        await using (history.ConfigureAwait(false))
        await using (refunds.ConfigureAwait(false))
        {
            foreach (AdoptedOrder<TOrder, TKey> order in orders)
            {
                object?[] values = [.. AdoptedColumns.All.Select(column => AdoptedColumns.ValueOf(order.Row, column)), order.Row.Status, order.Row.Refunded, order.Row.Key];
                if (await update.RunAsync(values, cancellationToken).ConfigureAwait(false) == 0)
                {
                    continue;
                }

                _ = written.Add(order.Row.Key);
                _ = await history.RunAsync(order.Opening, cancellationToken).ConfigureAwait(false);
                if (order.Refund is { } refund)
                {
                    _ = await refunds.RunAsync(refund, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return written;
    }
}
