using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Writes a whole batch in one statement: arrays in, rows locked in the order of their keys, orders, history and ledger out. Under READ
/// COMMITTED the lock reads the newest version of a row, so that of several writers one wins.
/// </summary>
internal sealed class PostgresWriter<TOrder, TKey> : IOrderWriter<TOrder, TKey>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly OrderTable<TOrder, TKey> _table;
    private readonly StoredTable _orders;
    private readonly StoredTable _schedules;
    private readonly StoredTable _history;
    private readonly StoredTable _refunds;

    // By what a batch has: a few dozen.
    private readonly ConcurrentDictionary<Parts, string> _texts = [];

    internal PostgresWriter(OrderTable<TOrder, TKey> table, ISqlGenerationHelper sql)
    {
        _table = table;
        _orders = new(table.Order, [table.Key, table.Version, .. table.Written], sql);
        _schedules = new(table.Order, [table.Key, table.Version, .. table.Schedule], sql);
        _history = new(table.History, table.History.GetProperties(), sql);
        _refunds = new(table.Refunds, table.Refunds.GetProperties(), sql);
    }

    public async Task<IReadOnlySet<TKey>> WriteAsync(
        DbContext context, IReadOnlyList<OrderChange<TKey>> changes, IReadOnlyList<OrderSchedule<TKey>> schedules, CancellationToken cancellationToken)
    {
        OrderHistoryEntry<TKey>[] history = [.. changes.SelectMany(change => change.History)];
        OrderRefundEntry<TKey>[] refunds = [.. changes.Select(change => change.Refund).OfType<OrderRefundEntry<TKey>>()];
        HashSet<TKey> written = [];
        DbCommand command = context.NewCommand();
        await using (command.ConfigureAwait(false))
        {
            ulong changed = changes.Aggregate(0UL, (all, change) => all | change.Changed);
            (ImmutableArray<StoredColumn> columns, int[] indices) = Changed(changed);
            Parts parts = new(
                changed,
                ArrayRows.Send(command, "o", columns, changes.Count, (row, column) => column switch
                {
                    0 => changes[row].Key,
                    1 => changes[row].Version,
                    _ => changes[row].Values[indices[column - 2]],
                }).Sent,
                ArrayRows.Send(command, "h", _history.Columns, history.Length, (row, column) => _history.Columns[column].ValueOf(history[row])).Sent,
                ArrayRows.Send(command, "r", _refunds.Columns, refunds.Length, (row, column) => _refunds.Columns[column].ValueOf(refunds[row])).Sent,
                ArrayRows.Send(command, "s", _schedules.Columns, schedules.Count, (row, column) => column switch
                {
                    0 => schedules[row].Key,
                    1 => schedules[row].Version,
                    _ => schedules[row].Values[column - 2],
                }).Sent);
            command.CommandText = _texts.GetOrAdd(parts, Text);
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

    // Key, version, and what differs in any order of the batch; the version goes up by itself.
    private (ImmutableArray<StoredColumn> Columns, int[] Indices) Changed(ulong changes)
    {
        int[] indices =
        [
            .. Enumerable.Range(0, _orders.Columns.Length - 2)
                .Where(index => (changes >> index & 1) != 0 && _orders.Columns[index + 2].Property != OrderColumns.Version),
        ];
        return ([_orders.Columns[0], _orders.Columns[1], .. indices.Select(index => _orders.Columns[index + 2])], indices);
    }

    private string Text(Parts parts)
    {
        List<string> steps = [];
        if (parts.Orders != 0)
        {
            ArrayRows rows = new("o", Changed(parts.Changes).Columns, parts.Orders);
            (string key, string version) = (rows.Columns[0].Name, rows.Columns[1].Name);
            steps.Add($"input AS MATERIALIZED (SELECT * FROM {rows.Unnest})");
            steps.Add($"locked AS MATERIALIZED (SELECT o.{key} AS k FROM {_orders.Name} AS o JOIN input AS i ON o.{key} = i.o0 WHERE o.{version} = i.o1 ORDER BY o.{key} FOR UPDATE OF o)");
            steps.Add($"written AS (UPDATE {_orders.Name} AS o SET {version} = o.{version} + 1, {Set("i", rows)} FROM input AS i JOIN locked AS l ON l.k = i.o0 WHERE o.{key} = i.o0 AND o.{version} = i.o1 RETURNING o.{key} AS k)");
        }

        // A statement in a WITH is executed though nothing reads from it: each inserts the rows of the orders that were written.
        if (parts.History != 0)
        {
            steps.Add($"history AS ({Insert(new("h", _history.Columns, parts.History), _history.Name, nameof(OrderHistoryEntry<>.OrderId))})");
        }

        if (parts.Refunds != 0)
        {
            steps.Add($"refunds AS ({Insert(new("r", _refunds.Columns, parts.Refunds), _refunds.Name, nameof(OrderRefundEntry<>.OrderId))})");
        }

        // Last, and never waiting for a lock: whoever has it schedules the order anew.
        if (parts.Schedules != 0)
        {
            ArrayRows rows = new("s", _schedules.Columns, parts.Schedules);
            (string key, string version) = (rows.Columns[0].Name, rows.Columns[1].Name);
            steps.Add($"due AS MATERIALIZED (SELECT s.* FROM {_schedules.Name} AS o JOIN {rows.Unnest} ON o.{key} = s.s0 WHERE o.{version} = s.s1 ORDER BY o.{key} FOR UPDATE OF o SKIP LOCKED)");
            steps.Add($"scheduled AS (UPDATE {_schedules.Name} AS o SET {Set("d", rows)} FROM due AS d WHERE o.{key} = d.s0)");
        }

        return new StringBuilder("WITH ").AppendJoin(", ", steps).Append(parts.Orders != 0 ? " SELECT k FROM written" : " SELECT NULL WHERE FALSE").ToString();
    }

    // The first two columns name the row, and are not set.
    private static string Set(string from, ArrayRows rows) =>
        string.Join(", ", rows.Columns.Select((column, place) => $"{column.Name} = {rows.ValueOf(from, place)}").Skip(2));

    internal static string Insert(ArrayRows rows, string table, string order)
    {
        int key = rows.Columns.Select(column => column.Property).ToList().IndexOf(order);
        string columns = string.Join(", ", rows.Columns.Select(column => column.Name));
        string values = string.Join(", ", rows.Columns.Select((_, place) => rows.ValueOf(rows.Alias, place)));
        return $"INSERT INTO {table} ({columns}) SELECT {values} FROM {rows.Unnest} JOIN written AS w ON w.k = {rows.ValueOf(rows.Alias, key)}";
    }

    /// <summary>Which columns the orders of a batch change, and which columns of each table are sent.</summary>
    private readonly record struct Parts(ulong Changes, ulong Orders, ulong History, ulong Refunds, ulong Schedules);
}
