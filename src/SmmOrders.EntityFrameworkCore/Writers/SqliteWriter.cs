using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Writes row by row with prepared statements: on SQLite a statement costs no round trip, and preparing it is what takes time.</summary>
internal sealed class SqliteWriter<TOrder, TKey> : IOrderWriter<TOrder, TKey>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly ISqlGenerationHelper _sql;
    private readonly StoredTable _orders;
    private readonly StoredTable _schedules;
    private readonly ImmutableArray<StoredColumn> _whole;
    private readonly StoredTable _history;
    private readonly StoredTable _refunds;
    private readonly string _guard;
    // By which columns an order changes: a few dozen.
    private readonly ConcurrentDictionary<ulong, (string Text, ImmutableArray<StoredColumn> Columns)> _updates = [];
    private readonly string _columnsOf;
    private readonly string _schedule;
    private readonly string _insertHistory;
    private readonly string _insertRefund;

    internal SqliteWriter(OrderTable<TOrder, TKey> table, ISqlGenerationHelper sql)
    {
        _sql = sql;
        IProperty[] identity = [table.Key, table.Version];
        _orders = new(table.Order, [.. table.Written, .. identity], sql);
        _schedules = new(table.Order, [.. table.Schedule, .. identity], sql);
        _history = new(table.History, table.History.GetProperties(), sql);
        _refunds = new(table.Refunds, table.Refunds.GetProperties(), sql);
        _whole = [.. OrderColumns.All.Select(column => new StoredColumn(table.Order.FindProperty(column.Name)!, sql)).Where(column => column.IsWhole)];

        // SQLite reads a text or a fraction in such a column as another number: no order is decided on that.
        _guard = string.Concat(_whole.Select(column => $" AND typeof({column.Name}) IN ('integer', 'null')"));
        _columnsOf = $"SELECT {string.Join(", ", _whole.Select(column => $"typeof({column.Name}), quote({column.Name})"))} FROM {_orders.Name} WHERE {_orders.Columns[^2].Name} = {sql.GenerateParameterNamePlaceholder("p0")}";
        _schedule = UpdateText(_schedules.Name, _schedules.Columns);
        _insertHistory = _history.InsertText(sql);
        _insertRefund = _refunds.InsertText(sql);
    }

    public async Task<IReadOnlySet<TKey>> WriteAsync(
        DbContext context, IReadOnlyList<OrderChange<TKey>> changes, IReadOnlyList<OrderSchedule<TKey>> schedules, CancellationToken cancellationToken)
    {
        HashSet<TKey> written = [];
        if (changes.Count > 0)
        {
            await WriteAsync(context, changes, written, cancellationToken).ConfigureAwait(false);
        }

        if (schedules.Count > 0)
        {
            var schedule = new Statement(context, _sql, _schedule, _schedules.Columns);
            await using (schedule.ConfigureAwait(false))
            {
                foreach (OrderSchedule<TKey> due in schedules)
                {
                    _ = await schedule.RunAsync([due.Interval, due.NextPollAt, due.Key, due.Version], cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return written;
    }

    private async Task WriteAsync(DbContext context, IReadOnlyList<OrderChange<TKey>> changes, HashSet<TKey> written, CancellationToken cancellationToken)
    {
        Dictionary<ulong, Statement> updates = [];
        var history = new Statement(context, _sql, _insertHistory, _history.Columns);
        var refunds = new Statement(context, _sql, _insertRefund, _refunds.Columns);
        await using (history.ConfigureAwait(false))
        await using (refunds.ConfigureAwait(false))
        {
            try
            {
                foreach (OrderChange<TKey> change in changes)
                {
                    if (await UpdateAsync(context, updates, change, cancellationToken).ConfigureAwait(false) == 0)
                    {
                        await EnsureWholeAsync(context, change.Key, cancellationToken).ConfigureAwait(false);
                        continue;
                    }

                    _ = written.Add(change.Key);
                    foreach (OrderHistoryEntry<TKey> entry in change.History)
                    {
                        _ = await history.RunAsync(entry, cancellationToken).ConfigureAwait(false);
                    }

                    if (change.Refund is { } refund)
                    {
                        _ = await refunds.RunAsync(refund, cancellationToken).ConfigureAwait(false);
                    }
                }
            }
            finally
            {
                foreach (Statement update in updates.Values)
                {
                    await update.DisposeAsync().ConfigureAwait(false);
                }
            }
        }
    }

    // A statement writes what differs alone: binding values is what takes time, and most orders change alike.
    private Task<int> UpdateAsync(DbContext context, Dictionary<ulong, Statement> updates, OrderChange<TKey> change, CancellationToken cancellationToken)
    {
        if (!updates.TryGetValue(change.Changed, out Statement? update))
        {
            (string text, ImmutableArray<StoredColumn> columns) = _updates.GetOrAdd(change.Changed, UpdateOf);
            updates[change.Changed] = update = new(context, _sql, text, columns);
        }

        return update.RunAsync([.. change.Values.Where((_, index) => (change.Changed >> index & 1) != 0), change.Key, change.Version], cancellationToken);
    }

    private (string Text, ImmutableArray<StoredColumn> Columns) UpdateOf(ulong changed)
    {
        ImmutableArray<StoredColumn> columns = [.. _orders.Columns[..^2].Where((_, index) => (changed >> index & 1) != 0), .. _orders.Columns[^2..]];
        return (UpdateText(_orders.Name, columns) + _guard, columns);
    }

    private async Task EnsureWholeAsync(DbContext context, TKey key, CancellationToken cancellationToken)
    {
        DbCommand command = context.NewCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = _columnsOf;
            DbParameter parameter = _orders.Columns[^2].NewParameter(command, _sql.GenerateParameterName("p0"));
            parameter.Value = _orders.Columns[^2].ToStored(key);
            _ = command.Parameters.Add(parameter);
            DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                for (int index = 0; index < _whole.Length && (index > 0 || await reader.ReadAsync(cancellationToken).ConfigureAwait(false)); index++)
                {
                    if (reader.GetString(2 * index) is not ("integer" or "null"))
                    {
                        throw new FormatException($"Its column {_whole[index].Name} holds {reader.GetString((2 * index) + 1)}, where a whole number belongs.");
                    }
                }
            }
        }
    }

    // The last two columns name the row: its key, and the version that was read.
    private string UpdateText(string orders, ImmutableArray<StoredColumn> columns)
    {
        string[] equal = [.. columns.Select((column, index) => $"{column.Name} = {_sql.GenerateParameterNamePlaceholder($"p{index}")}")];
        return $"UPDATE {orders} SET {string.Join(", ", equal[..^2])} WHERE {equal[^2]} AND {equal[^1]}";
    }
}
