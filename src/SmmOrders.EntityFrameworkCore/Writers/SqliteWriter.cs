using System.Collections.Concurrent;
using System.Collections.Immutable;
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
    private readonly WholeColumns _whole;
    private readonly StoredTable _history;
    private readonly StoredTable _refunds;
    // By which columns an order changes: a few dozen.
    private readonly ConcurrentDictionary<ulong, (string Text, ImmutableArray<StoredColumn> Columns)> _updates = [];
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
        _whole = new(table.Order, table.Key, OrderColumns.All.Select(column => table.Order.FindProperty(column.Name)!), sql);
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

        // No order is decided on a number that its row does not hold.
        return ($"{UpdateText(_orders.Name, columns)} AND {_whole.AreWhole}", columns);
    }

    private async Task EnsureWholeAsync(DbContext context, TKey key, CancellationToken cancellationToken)
    {
        foreach ((_, string fault) in await _whole.FindBrokenAsync(context, [key], cancellationToken).ConfigureAwait(false))
        {
            throw new FormatException(fault);
        }
    }

    // The last two columns name the row: its key, and the version that was read.
    private string UpdateText(string orders, ImmutableArray<StoredColumn> columns)
    {
        string[] equal = [.. columns.Select((column, index) => $"{column.Name} = {_sql.GenerateParameterNamePlaceholder($"p{index}")}")];
        return $"UPDATE {orders} SET {string.Join(", ", equal[..^2])} WHERE {equal[^2]} AND {equal[^1]}";
    }
}
