using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Writes row by row with prepared statements: on SQLite a statement costs no round trip, and binding its values is what takes time. So a
/// statement binds what differs from row to row alone; its text has what becomes null, and the batch's own write and instant. All rows of an
/// order's history are one statement.
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
                if (change.History.Count > 0)
                {
                    _ = await RunAsync(batch, Of(batch, _history, change.History), cancellationToken).ConfigureAwait(false);
                }

                if (change.Refund is { } refund)
                {
                    _ = await RunAsync(batch, Of(batch, _refunds, [refund]), cancellationToken).ConfigureAwait(false);
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
    private Values Of(Batch batch, OrderChange<TKey> change)
    {
        Values values = new(batch, _orders, rows: 1);
        for (int column = 0; column < change.Values.Length; column++)
        {
            if ((change.Changed >> column & 1) != 0 && _orders.Columns[column].Property != OrderColumns.Version)
            {
                values.Add(row: 0, column, change.Values[column]);
            }
        }

        return Identified(values, change.Key, change.Version);
    }

    private Values Of(Batch batch, OrderSchedule<TKey> due)
    {
        Values values = new(batch, _schedules, rows: 1);
        for (int column = 0; column < due.Values.Length; column++)
        {
            values.Add(row: 0, column, due.Values[column]);
        }

        return Identified(values, due.Key, due.Version);
    }

    private static Values Of(Batch batch, StoredTable table, IReadOnlyList<object> entries)
    {
        Values values = new(batch, table, entries.Count);
        var first = new object?[table.Columns.Length];
        for (int row = 0; row < entries.Count; row++)
        {
            for (int column = 0; column < first.Length; column++)
            {
                object? value = table.Columns[column].ValueOf(entries[row]);
                if (row == 0)
                {
                    first[column] = value;
                }
                else if (Equals(value, first[column]))
                {
                    values.Repeat(row, column);
                    continue;
                }

                values.Add(row, column, value);
            }
        }

        return values;
    }

    private Values Identified(Values values, TKey key, long version)
    {
        values.Bound.Add(_key.ToStored(key));
        values.Bound.Add(_version.ToStored(version));
        return values;
    }

    private Task<int> RunAsync(Batch batch, Values values, CancellationToken cancellationToken)
    {
        if (!batch.Statements.TryGetValue(values.Shape, out Statement? statement))
        {
            batch.Statements[values.Shape] = statement = StatementOf(batch, values.Shape);
        }

        return statement.RunStoredAsync(CollectionsMarshal.AsSpan(values.Bound), cancellationToken);
    }

    private Statement StatementOf(Batch batch, Shape shape)
    {
        StoredTable table = shape.Table;
        List<StoredColumn> bound = [];
        int[] written = [.. Enumerable.Range(0, table.Columns.Length).Where(column => (shape.Rows[0].Written >> column & 1) != 0)];
        Dictionary<int, string> first = written.ToDictionary(column => column, column => ValueOf(shape.Rows[0], column));
        if (table == _history || table == _refunds)
        {
            IEnumerable<string> rows = shape.Rows.Select((row, index) =>
                $"({string.Join(", ", written.Select(column => index == 0 || (row.Repeated >> column & 1) != 0 ? first[column] : ValueOf(row, column)))})");
            return new(batch.Context, _sql, $"INSERT INTO {table.Name} ({string.Join(", ", written.Select(column => table.Columns[column].Name))}) VALUES {string.Join(", ", rows)}", [.. bound]);
        }

        string text = $"UPDATE {table.Name} SET {string.Join(", ", written.Select(column => $"{table.Columns[column].Name} = {first[column]}"))}{(table == _orders ? $", {_version.Name} = {_version.Name} + 1" : "")} WHERE {_key.Name} = {Bind(_key)} AND {_version.Name} = {Bind(_version)}";

        // No order is decided on a number that its row does not hold.
        return new(batch.Context, _sql, table == _orders ? $"{text} AND {_whole.AreWhole}" : text, [.. bound]);

        string ValueOf(RowShape row, int column) => (row.Bound >> column & 1) != 0 ? Bind(table.Columns[column])
            : (row.Fixed >> column & 1) != 0 ? batch.LiteralOf(table.Columns[column])
            : "NULL";

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

    /// <summary>
    /// Which columns a statement writes in a row, which of them it binds, which stand in its text, and which are as in the first row: the
    /// others become null.
    /// </summary>
    private record struct RowShape(ulong Written, ulong Bound, ulong Fixed, ulong Repeated);

    /// <summary>What makes a statement: the table, and each of the rows.</summary>
    private readonly struct Shape(StoredTable table, RowShape[] rows) : IEquatable<Shape>
    {
        internal StoredTable Table => table;

        internal RowShape[] Rows => rows;

        public bool Equals(Shape other) => Table == other.Table && Rows.AsSpan().SequenceEqual(other.Rows);

        public override bool Equals(object? obj) => obj is Shape other && Equals(other);

        public override int GetHashCode() => HashCode.Combine(Table, Rows.Length, Rows[0].Bound, Rows[^1].Bound, Rows[^1].Repeated);
    }

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

    /// <summary>What one run of a statement writes: its shape, and the values that are bound, as they are stored.</summary>
    private sealed class Values(Batch batch, StoredTable table, int rows)
    {
        private readonly RowShape[] _rows = new RowShape[rows];

        internal List<object?> Bound { get; } = new(16);

        internal Shape Shape => new(table, _rows);

        internal void Add(int row, int column, object? value)
        {
            _rows[row].Written |= 1UL << column;
            if (batch.IsFixed(value))
            {
                _rows[row].Fixed |= 1UL << column;
            }
            else if (table.Columns[column].ToStored(value) is { } stored)
            {
                _rows[row].Bound |= 1UL << column;
                Bound.Add(stored);
            }
        }

        /// <summary>The column has the value of the first row.</summary>
        internal void Repeat(int row, int column)
        {
            _rows[row].Written |= 1UL << column;
            _rows[row].Repeated |= 1UL << column;
        }
    }
}
