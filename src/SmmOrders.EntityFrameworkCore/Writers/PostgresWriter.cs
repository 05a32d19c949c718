using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
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

    // By which parts a batch has, and which columns it changes: a few dozen.
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
        Parts parts = new(changes.Aggregate(0UL, (all, change) => all | change.Changed), history.Length > 0, refunds.Length > 0, schedules.Count > 0);
        HashSet<TKey> written = [];
        DbCommand command = context.NewCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = _texts.GetOrAdd(parts, Text);
            (ImmutableArray<StoredColumn> columns, int[] indices) = Changed(parts.Changes);
            AddArrays(command, "o", columns, changes.Count, (row, column) => column switch
            {
                0 => changes[row].Key,
                1 => changes[row].Version,
                _ => changes[row].Values[indices[column - 2]],
            });
            AddArrays(command, "h", _history.Columns, history.Length, (row, column) => _history.Columns[column].ValueOf(history[row]));
            AddArrays(command, "r", _refunds.Columns, refunds.Length, (row, column) => _refunds.Columns[column].ValueOf(refunds[row]));
            AddArrays(command, "s", _schedules.Columns, schedules.Count, (row, column) => column switch
            {
                0 => schedules[row].Key,
                1 => schedules[row].Version,
                2 => schedules[row].Interval,
                _ => schedules[row].NextPollAt,
            });
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

    private static void AddArrays(DbCommand command, string prefix, ImmutableArray<StoredColumn> columns, int rows, Func<int, int, object?> value)
    {
        for (int column = 0; rows > 0 && column < columns.Length; column++)
        {
            int index = column;
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = $"{prefix}{column}";
            parameter.Value = columns[column].ToArray(rows, row => value(row, index));
            _ = command.Parameters.Add(parameter);
        }
    }

    // Key, version, and what differs in any order of the batch.
    private (ImmutableArray<StoredColumn> Columns, int[] Indices) Changed(ulong changes)
    {
        int[] indices = [.. Enumerable.Range(0, _orders.Columns.Length - 2).Where(index => (changes >> index & 1) != 0)];
        return ([_orders.Columns[0], _orders.Columns[1], .. indices.Select(index => _orders.Columns[index + 2])], indices);
    }

    private string Text(Parts parts)
    {
        List<string> steps = [];
        if (parts.Changes != 0)
        {
            (ImmutableArray<StoredColumn> columns, _) = Changed(parts.Changes);
            (string key, string version) = (columns[0].Name, columns[1].Name);
            steps.Add($"input AS MATERIALIZED (SELECT * FROM {Unnest("o", columns)})");
            steps.Add($"locked AS MATERIALIZED (SELECT o.{key} AS k FROM {_orders.Name} AS o JOIN input AS i ON o.{key} = i.o0 WHERE o.{version} = i.o1 ORDER BY o.{key} FOR UPDATE OF o)");
            steps.Add($"written AS (UPDATE {_orders.Name} AS o SET {Set("i.o", columns)} FROM input AS i JOIN locked AS l ON l.k = i.o0 WHERE o.{key} = i.o0 AND o.{version} = i.o1 RETURNING o.{key} AS k)");
        }

        // A statement in a WITH is executed though nothing reads from it: each inserts the rows of the orders that were written.
        if (parts.History)
        {
            steps.Add($"history AS ({Insert("h", _history, nameof(OrderHistoryEntry<>.OrderId), _table.History)})");
        }

        if (parts.Refunds)
        {
            steps.Add($"refunds AS ({Insert("r", _refunds, nameof(OrderRefundEntry<>.OrderId), _table.Refunds)})");
        }

        // Last, and never waiting for a lock: whoever has it schedules the order anew.
        if (parts.Schedules)
        {
            (string key, string version) = (_schedules.Columns[0].Name, _schedules.Columns[1].Name);
            steps.Add($"due AS MATERIALIZED (SELECT s.* FROM {_schedules.Name} AS o JOIN {Unnest("s", _schedules.Columns)} ON o.{key} = s.s0 WHERE o.{version} = s.s1 ORDER BY o.{key} FOR UPDATE OF o SKIP LOCKED)");
            steps.Add($"scheduled AS (UPDATE {_schedules.Name} AS o SET {Set("d.s", _schedules.Columns)} FROM due AS d WHERE o.{key} = d.s0)");
        }

        return new StringBuilder("WITH ").AppendJoin(", ", steps).Append(parts.Changes != 0 ? " SELECT k FROM written" : " SELECT NULL WHERE FALSE").ToString();
    }

    // The first two columns name the row, and are not set.
    private static string Set(string from, ImmutableArray<StoredColumn> columns) =>
        string.Join(", ", columns.Skip(2).Select((column, index) => string.Create(CultureInfo.InvariantCulture, $"{column.Name} = {from}{index + 2}")));

    private static string Insert(string alias, StoredTable rows, string order, Microsoft.EntityFrameworkCore.Metadata.IEntityType table)
    {
        int key = table.GetProperties().ToList().FindIndex(property => property.Name == order);
        string columns = string.Join(", ", rows.Columns.Select(column => column.Name));
        string values = string.Join(", ", rows.Columns.Select((_, index) => $"{alias}.{alias}{index}"));
        return $"INSERT INTO {rows.Name} ({columns}) SELECT {values} FROM {Unnest(alias, rows.Columns)} JOIN written AS w ON w.k = {alias}.{alias}{key}";
    }

    private static string Unnest(string alias, ImmutableArray<StoredColumn> columns) =>
        $"unnest({string.Join(", ", columns.Select((column, index) => $"@{alias}{index}::{column.ArrayType}"))}) AS {alias}({string.Join(", ", columns.Select((_, index) => $"{alias}{index}"))})";

    private readonly record struct Parts(ulong Changes, bool History, bool Refunds, bool Schedules);
}
