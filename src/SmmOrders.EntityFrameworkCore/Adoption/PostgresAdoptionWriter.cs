using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Writes a page of adopted orders in one statement. The page's rows are locked, so that they are as they were read.</summary>
internal sealed class PostgresAdoptionWriter<TOrder, TKey> : IAdoptionWriter<TOrder, TKey>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly OrderTable<TOrder, TKey> _table;
    private readonly StoredTable _orders;
    private readonly StoredTable _history;
    private readonly StoredTable _refunds;
    private readonly string _isOld;

    /// <param name="table">The orders.</param>
    /// <param name="sql">Their SQL.</param>
    /// <param name="compares">Whether only rows without a version are written; for tests.</param>
    internal PostgresAdoptionWriter(OrderTable<TOrder, TKey> table, ISqlGenerationHelper sql, bool compares)
    {
        _table = table;
        _orders = new(table.Order, [table.Key, .. AdoptedColumns.All.Select(column => table.Order.FindProperty(column)!)], sql);
        _history = new(table.History, table.History.GetProperties(), sql);
        _refunds = new(table.Refunds, table.Refunds.GetProperties(), sql);
        _isOld = compares ? $"o.{new StoredColumn(table.Version, sql).Name} IS NULL" : "TRUE";
    }

    public async Task<IReadOnlySet<TKey>> WriteAsync(DbContext context, IReadOnlyList<AdoptedOrder<TOrder, TKey>> orders, CancellationToken cancellationToken)
    {
        OrderRefundEntry<TKey>[] refunds = [.. orders.Select(order => order.Refund).OfType<OrderRefundEntry<TKey>>()];
        HashSet<TKey> written = [];
        DbCommand command = context.NewCommand();
        await using (command.ConfigureAwait(false))
        {
            var rows = ArrayRows.Send(
                command, "o", _orders.Columns, orders.Count, (row, column) => column == 0 ? orders[row].Row.Key : AdoptedColumns.ValueOf(orders[row].Row, AdoptedColumns.All[column - 1]));
            var history = ArrayRows.Send(command, "h", _history.Columns, orders.Count, (row, column) => _history.Columns[column].ValueOf(orders[row].Opening));
            string key = _orders.Columns[0].Name;
            List<string> steps =
            [
                $"input AS MATERIALIZED (SELECT * FROM {rows.Unnest})",
                $"written AS (UPDATE {_orders.Name} AS o SET {Set(rows)} FROM input AS i WHERE o.{key} = i.o0 AND {_isOld} RETURNING o.{key} AS k)",
                $"history AS ({PostgresWriter<TOrder, TKey>.Insert(history, _history.Name, nameof(OrderHistoryEntry<>.OrderId))})",
            ];
            if (refunds.Length > 0)
            {
                var paid = ArrayRows.Send(command, "r", _refunds.Columns, refunds.Length, (row, column) => _refunds.Columns[column].ValueOf(refunds[row]));
                steps.Add($"refunds AS ({PostgresWriter<TOrder, TKey>.Insert(paid, _refunds.Name, nameof(OrderRefundEntry<>.OrderId))})");
            }

            command.CommandText = $"WITH {string.Join(", ", steps)} SELECT k FROM written";
            DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    _ = written.Add(_table.FromStored(reader.GetValue(0)));
                }
            }
        }

        return written;
    }

    private static string Set(ArrayRows rows) => string.Join(", ", rows.Columns.Select((column, place) => $"{column.Name} = {rows.ValueOf("i", place)}").Skip(1));
}
