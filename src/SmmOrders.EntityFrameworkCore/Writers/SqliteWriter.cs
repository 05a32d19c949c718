using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Writes row by row with prepared statements: on SQLite a statement costs no round trip, and binding its values is what takes time. So a
/// statement binds what differs from row to row alone; its text has what becomes null, and the batch's own write and instant.
/// </summary>
internal sealed class SqliteWriter<TOrder, TKey> : IOrderWriter<TOrder, TKey>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly ISqlGenerationHelper _sql;
    private readonly StoredTable _orders;
    private readonly StoredTable _schedules;
    private readonly StoredTable _history;
    private readonly StoredTable _refunds;
    private readonly WholeColumns _whole;
    private readonly StoredColumn _key;
    private readonly StoredColumn _version;
    private readonly int _statusSince;
    private readonly int _lastWriteId;

    internal SqliteWriter(OrderTable<TOrder, TKey> table, ISqlGenerationHelper sql)
    {
        _sql = sql;
        _orders = new(table.Order, table.Written, sql);
        _schedules = new(table.Order, table.Schedule, sql);
        _history = new(table.History, table.History.GetProperties(), sql);
        _refunds = new(table.Refunds, table.Refunds.GetProperties(), sql);
        _whole = new(table.Order, table.Key, OrderColumns.All.Select(column => table.Order.FindProperty(column.Name)!), sql);
        (_key, _version) = (new(table.Key, sql), new(table.Version, sql));
        _statusSince = PlaceOf(nameof(TrackedOrder.StatusSince));
        _lastWriteId = PlaceOf(OrderColumns.LastWriteId);

        int PlaceOf(string column) => table.Written.IndexOf(table.Order.FindProperty(column)!);
    }

    public async Task<IReadOnlySet<TKey>> WriteAsync(
        DbContext context, IReadOnlyList<OrderChange<TKey>> changes, IReadOnlyList<OrderSchedule<TKey>> schedules, CancellationToken cancellationToken)
    {
        HashSet<TKey> written = [];
        var batch = new Batch(context, changes.Count == 0 ? null : changes[0].Values[_lastWriteId], changes.Count == 0 ? null : changes[0].Values[_statusSince]);
        await using (batch.ConfigureAwait(false))
        {
            foreach (OrderChange<TKey> change in changes)
            {
                if (await RunAsync(batch, Of(batch, change), cancellationToken).ConfigureAwait(false) == 0)
                {
                    await EnsureWholeAsync(context, change.Key, cancellationToken).ConfigureAwait(false);
                    continue;
                }

                _ = written.Add(change.Key);
                foreach (OrderHistoryEntry<TKey> entry in change.History)
                {
                    _ = await RunAsync(batch, Of(batch, _history, entry), cancellationToken).ConfigureAwait(false);
                }

                if (change.Refund is { } refund)
                {
                    _ = await RunAsync(batch, Of(batch, _refunds, refund), cancellationToken).ConfigureAwait(false);
                }
            }

            foreach (OrderSchedule<TKey> due in schedules)
            {
                _ = await RunAsync(batch, Of(batch, due), cancellationToken).ConfigureAwait(false);
            }
        }

        return written;
    }

    // The version goes up by itself.
    private Row Of(Batch batch, OrderChange<TKey> change)
    {
        Row row = new(batch, _orders);
        for (int column = 0; column < change.Values.Length; column++)
        {
            if ((change.Changed >> column & 1) != 0 && _orders.Columns[column].Property != OrderColumns.Version)
            {
                row.Add(column, change.Values[column]);
            }
        }

        return Identified(row, change.Key, change.Version);
    }

    private Row Of(Batch batch, OrderSchedule<TKey> due)
    {
        Row row = new(batch, _schedules);
        object?[] values = due.Values;
        for (int column = 0; column < values.Length; column++)
        {
            row.Add(column, values[column]);
        }

        return Identified(row, due.Key, due.Version);
    }

    private static Row Of(Batch batch, StoredTable table, object entry)
    {
        Row row = new(batch, table);
        for (int column = 0; column < table.Columns.Length; column++)
        {
            row.Add(column, table.Columns[column].ValueOf(entry));
        }

        return row;
    }

    private Row Identified(Row row, TKey key, long version)
    {
        row.Bound.Add(_key.ToStored(key));
        row.Bound.Add(_version.ToStored(version));
        return row;
    }

    private Task<int> RunAsync(Batch batch, Row row, CancellationToken cancellationToken)
    {
        if (!batch.Statements.TryGetValue(row.Shape, out Statement? statement))
        {
            batch.Statements[row.Shape] = statement = StatementOf(batch, row.Shape);
        }

        return statement.RunStoredAsync(CollectionsMarshal.AsSpan(row.Bound), cancellationToken);
    }

    private Statement StatementOf(Batch batch, Shape shape)
    {
        StoredTable table = shape.Table;
        List<StoredColumn> bound = [];
        (string Name, string Value)[] written =
        [
            .. from column in Enumerable.Range(0, table.Columns.Length)
               where (shape.Written >> column & 1) != 0
               select (table.Columns[column].Name, (shape.Bound >> column & 1) != 0 ? Bind(table.Columns[column])
                   : (shape.Fixed >> column & 1) != 0 ? batch.LiteralOf(table.Columns[column])
                   : "NULL"),
        ];
        string text = table == _history || table == _refunds
            ? $"INSERT INTO {table.Name} ({string.Join(", ", written.Select(column => column.Name))}) VALUES ({string.Join(", ", written.Select(column => column.Value))})"
            : $"UPDATE {table.Name} SET {string.Join(", ", written.Select(column => $"{column.Name} = {column.Value}"))}{(table == _orders ? $", {_version.Name} = {_version.Name} + 1" : "")} WHERE {_key.Name} = {Bind(_key)} AND {_version.Name} = {Bind(_version)}";

        // No order is decided on a number that its row does not hold.
        return new(batch.Context, _sql, table == _orders ? $"{text} AND {_whole.AreWhole}" : text, [.. bound]);

        string Bind(StoredColumn column)
        {
            bound.Add(column);
            return _sql.GenerateParameterNamePlaceholder(string.Create(CultureInfo.InvariantCulture, $"p{bound.Count - 1}"));
        }
    }

    private async Task EnsureWholeAsync(DbContext context, TKey key, CancellationToken cancellationToken)
    {
        foreach ((_, string fault) in await _whole.FindBrokenAsync(context, [key], cancellationToken).ConfigureAwait(false))
        {
            throw new FormatException(fault);
        }
    }

    /// <summary>Which columns of a table a statement writes, which of them it binds, and which stand in its text: the others become null.</summary>
    private readonly record struct Shape(StoredTable Table, ulong Written, ulong Bound, ulong Fixed);

    /// <summary>One run of the writer: its statements, and what is the same in most of its rows.</summary>
    private sealed class Batch(DbContext context, object? writeId, object? at) : IAsyncDisposable
    {
        internal DbContext Context { get; } = context;

        internal Dictionary<Shape, Statement> Statements { get; } = [];

        internal bool IsFixed(object? value) => (value is Guid && value.Equals(writeId)) || (value is DateTimeOffset && value.Equals(at));

        internal string LiteralOf(StoredColumn column) => column.ToLiteral((column.IsGuid ? writeId : at)!);

        public async ValueTask DisposeAsync()
        {
            foreach (Statement statement in Statements.Values)
            {
                await statement.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>The values of a statement that are bound, as they are stored.</summary>
    private sealed class Row(Batch batch, StoredTable table)
    {
        private (ulong Written, ulong Bound, ulong Fixed) _columns;

        internal List<object?> Bound { get; } = new(16);

        internal Shape Shape => new(table, _columns.Written, _columns.Bound, _columns.Fixed);

        internal void Add(int column, object? value)
        {
            _columns.Written |= 1UL << column;
            if (batch.IsFixed(value))
            {
                _columns.Fixed |= 1UL << column;
            }
            else if (table.Columns[column].ToStored(value) is { } stored)
            {
                _columns.Bound |= 1UL << column;
                Bound.Add(stored);
            }
        }
    }
}
