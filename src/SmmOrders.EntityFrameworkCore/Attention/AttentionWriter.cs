using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Opens and closes rows of attention in the open transaction of a context. It belongs to one model, and is thread-safe. The rows of an
/// order are written by whoever has written the order before, in the same transaction; so no two writers meet at one of them.
/// </summary>
internal sealed class AttentionWriter
{
    // The columns of a row that is opened; the panel may have added others.
    private static readonly ImmutableArray<string> Opened =
    [
        nameof(OrderAttention<>.Id), nameof(OrderAttention<>.OrderId), nameof(OrderAttention<>.Provider), nameof(OrderAttention<>.Finding),
        nameof(OrderAttention<>.What), nameof(OrderAttention<>.OpenedAt), nameof(OrderAttention<>.UniqueKey),
    ];

    private readonly ISqlGenerationHelper _sql;
    private readonly DatabaseKind _database;
    private readonly StoredTable _table;
    private readonly StoredColumn _id;
    private readonly StoredColumn _order;
    private readonly Type _orderType;
    private readonly StoredColumn _provider;
    private readonly StoredColumn _finding;
    private readonly StoredColumn _what;
    private readonly StoredColumn _closedAt;
    private readonly StoredColumn _closedBy;
    private readonly StoredColumn _note;
    private readonly StoredColumn _key;
    private readonly bool _isTold;

    /// <param name="table">The table.</param>
    /// <param name="sql">Its SQL.</param>
    /// <param name="database">How it is written.</param>
    /// <param name="isTold">Whether anybody is told what was opened and closed.</param>
    internal AttentionWriter(IEntityType table, ISqlGenerationHelper sql, DatabaseKind database, bool isTold)
    {
        (_sql, _database, _isTold) = (sql, database, isTold);
        _table = new(table, Opened.Select(column => table.FindProperty(column)!), sql);
        _id = Column(nameof(OrderAttention<>.Id));
        _order = Column(nameof(OrderAttention<>.OrderId));
        IProperty order = table.FindProperty(nameof(OrderAttention<>.OrderId))!;
        Type stored = order.GetTypeMapping().Converter?.ProviderClrType ?? order.ClrType;
        _orderType = Nullable.GetUnderlyingType(stored) ?? stored;
        (_provider, _finding) = (Column(nameof(OrderAttention<>.Provider)), Column(nameof(OrderAttention<>.Finding)));
        _what = Column(nameof(OrderAttention<>.What));
        _closedAt = Column(nameof(OrderAttention<>.ClosedAt));
        _closedBy = Column(nameof(OrderAttention<>.ClosedBy));
        _note = Column(nameof(OrderAttention<>.Note));
        _key = Column(nameof(OrderAttention<>.UniqueKey));

        StoredColumn Column(string property) => new(table.FindProperty(property)!, sql);
    }

    /// <summary>Opens what is not open, and closes what is over.</summary>
    /// <returns>What became open or closed by it, if it is to be told.</returns>
    internal async Task<IReadOnlyList<OutboxRow>> WriteAsync(DbContext context, IReadOnlyList<AttentionChange> changes, CancellationToken cancellationToken)
    {
        // In the order of their keys: writers of a provider's row must not wait for one another in a circle.
        RowIds ids = new();
        Opening[] opened =
        [
            .. changes.SelectMany(change => change.Opened.Select((row, place) => new Opening(ids.Next(), row, change, place)))
                .DistinctBy(each => each.Row.UniqueKey).OrderBy(each => each.Row.UniqueKey),
        ];
        Closing[] closed = [.. changes.SelectMany(change => change.Closed.Select((key, place) => new Closing(key, change, place))).OrderBy(each => each.Key)];
        List<OutboxRow> told = [];
        if (_database == DatabaseKind.Postgres)
        {
            await OpenAllAsync(context, opened, told, cancellationToken).ConfigureAwait(false);
            await CloseAllAsync(context, closed, told, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await OpenEachAsync(context, opened, told, cancellationToken).ConfigureAwait(false);
            await CloseEachAsync(context, closed, told, cancellationToken).ConfigureAwait(false);
        }

        return told;
    }

    /// <summary>Replaces what was noted in the row with the key, if there is one.</summary>
    internal async Task RenewAsync(DbContext context, AttentionRow row, CancellationToken cancellationToken)
    {
        var update = new Statement(context, _sql, $"UPDATE {_table.Name} SET {_what.Name} = {Parameter(0)} WHERE {_key.Name} = {Parameter(1)}", [_what, _key]);
        await using (update.ConfigureAwait(false))
        {
            _ = await update.RunAsync([row.What, row.UniqueKey], cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Closes a row for a person. It keeps its key, so that nothing opens it again while its state lasts.</summary>
    /// <returns>Whether it was open.</returns>
    internal async Task<bool> CloseAsync(DbContext context, AttentionClosing closing, CancellationToken cancellationToken)
    {
        var close = new Statement(
            context, _sql,
            $"UPDATE {_table.Name} SET {_closedAt.Name} = {Parameter(0)}, {_closedBy.Name} = {Parameter(1)}, {_note.Name} = {Parameter(2)} WHERE {_id.Name} = {Parameter(3)} AND {_closedAt.Name} IS NULL",
            [_closedAt, _closedBy, _note, _id]);
        await using (close.ConfigureAwait(false))
        {
            return await close.RunAsync([InstantColumn.Cut(closing.At), closing.By, closing.Note, closing.Id], cancellationToken).ConfigureAwait(false) > 0;
        }
    }

    /// <summary>Whether there is such a row, and the key of its order as it is stored.</summary>
    internal async Task<(bool Exists, object? Order)> FindAsync(DbContext context, Guid id, CancellationToken cancellationToken)
    {
        DbCommand command = context.NewCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = $"SELECT {_order.Name} FROM {_table.Name} WHERE {_id.Name} = {Parameter(0)}";
            Add(command, 0, _id, id);
            DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                bool exists = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                return (exists, exists && !await reader.IsDBNullAsync(0, cancellationToken).ConfigureAwait(false) ? KeyOf(reader) : null);
            }
        }
    }

    /// <summary>The providers that have an open row with the finding, and each row's unique key.</summary>
    internal async Task<List<(string Provider, Guid Key)>> FindOfProvidersAsync(DbContext context, Findings finding, CancellationToken cancellationToken)
    {
        List<(string Provider, Guid Key)> found = [];
        DbCommand command = context.NewCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText =
                $"SELECT {_provider.Name}, {_key.Name} FROM {_table.Name} WHERE {_order.Name} IS NULL AND {_finding.Name} = {Parameter(0)} AND {_provider.Name} IS NOT NULL AND {_key.Name} IS NOT NULL";
            Add(command, 0, _finding, finding);
            DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    found.Add((reader.GetString(0), reader.GetGuid(1)));
                }
            }
        }

        return found;
    }

    // SQLite itself knows whole numbers and texts alone.
    private object KeyOf(DbDataReader reader) =>
        _orderType == typeof(int) ? reader.GetInt32(0)
        : _orderType == typeof(long) ? reader.GetInt64(0)
        : _orderType == typeof(Guid) ? reader.GetGuid(0)
        : reader.GetString(0);

    private static object? ValueOf(Opening opening, string column) => column switch
    {
        nameof(OrderAttention<>.Id) => opening.Id,
        nameof(OrderAttention<>.OrderId) => opening.Row.Order,
        nameof(OrderAttention<>.Provider) => opening.Row.Provider,
        nameof(OrderAttention<>.Finding) => opening.Row.Finding,
        nameof(OrderAttention<>.What) => opening.Row.What,
        nameof(OrderAttention<>.OpenedAt) => opening.Row.At,
        _ => opening.Row.UniqueKey,
    };

    private async Task OpenAllAsync(DbContext context, Opening[] rows, List<OutboxRow> told, CancellationToken cancellationToken)
    {
        if (rows.Length == 0)
        {
            return;
        }

        DbCommand command = context.NewCommand();
        await using (command.ConfigureAwait(false))
        {
            var arrays = ArrayRows.Send(command, "a", _table.Columns, rows.Length, (row, column) => ValueOf(rows[row], _table.Columns[column].Property));
            string columns = string.Join(", ", _table.Columns.Select(column => column.Name));
            string values = string.Join(", ", _table.Columns.Select((_, place) => arrays.ValueOf("a", place)));
            command.CommandText = $"INSERT INTO {_table.Name} ({columns}) SELECT {values} FROM {arrays.Unnest} ON CONFLICT ({_key.Name}) DO NOTHING";
            if (!_isTold)
            {
                _ = await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                return;
            }

            command.CommandText += $" RETURNING {_id.Name}";
            HashSet<Guid> written = [];
            DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    _ = written.Add(_id.ReadGuid(reader, 0));
                }
            }

            told.AddRange(rows.Where(row => written.Contains(row.Id)).Select(row => row.Told));
        }
    }

    private async Task CloseAllAsync(DbContext context, Closing[] rows, List<OutboxRow> told, CancellationToken cancellationToken)
    {
        if (rows.Length == 0)
        {
            return;
        }

        DbCommand command = context.NewCommand();
        await using (command.ConfigureAwait(false))
        {
            var arrays = ArrayRows.Send(command, "c", [_key, _closedAt], rows.Length, (row, column) => column == 0 ? rows[row].Key : rows[row].Change.At);
            if (!_isTold)
            {
                command.CommandText =
                    $"UPDATE {_table.Name} AS t SET {_closedAt.Name} = COALESCE(t.{_closedAt.Name}, {arrays.ValueOf("c", 1)}), {_key.Name} = NULL FROM {arrays.Unnest} WHERE t.{_key.Name} = {arrays.ValueOf("c", 0)}";
                _ = await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                return;
            }

            // The lock reads the newest version of a row: what a person closes at the same time is told by that person's transaction.
            command.CommandText = $"""
                WITH over AS MATERIALIZED (SELECT t.{_id.Name} AS i, t.{_key.Name} AS k, t.{_closedAt.Name} IS NULL AS is_open, {arrays.ValueOf("c", 1)} AS at
                FROM {_table.Name} AS t JOIN {arrays.Unnest} ON t.{_key.Name} = {arrays.ValueOf("c", 0)} ORDER BY t.{_key.Name} FOR UPDATE OF t)
                UPDATE {_table.Name} AS t SET {_closedAt.Name} = COALESCE(t.{_closedAt.Name}, over.at), {_key.Name} = NULL FROM over WHERE t.{_id.Name} = over.i
                RETURNING t.{_id.Name}, over.k, over.is_open
                """;
            DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    if (reader.GetBoolean(2))
                    {
                        Guid key = _key.ReadGuid(reader, 1);
                        told.Add(rows.First(row => row.Key == key).Told(_id.ReadGuid(reader, 0)));
                    }
                }
            }
        }
    }

    private async Task OpenEachAsync(DbContext context, Opening[] rows, List<OutboxRow> told, CancellationToken cancellationToken)
    {
        if (rows.Length == 0)
        {
            return;
        }

        bool ignores = _database == DatabaseKind.Sqlite;
        var insert = new Statement(
            context, _sql, ignores ? $"{_table.InsertText(_sql)} ON CONFLICT ({_key.Name}) DO NOTHING" : _table.InsertText(_sql), _table.Columns);
        await using (insert.ConfigureAwait(false))
        {
            foreach (Opening row in rows)
            {
                if ((ignores || await IdOfAsync(context, row.Row.UniqueKey, cancellationToken).ConfigureAwait(false) is null)
                    && await insert.RunAsync([.. Opened.Select(column => ValueOf(row, column))], cancellationToken).ConfigureAwait(false) > 0)
                {
                    told.Add(row.Told);
                }
            }
        }
    }

    private async Task CloseEachAsync(DbContext context, Closing[] rows, List<OutboxRow> told, CancellationToken cancellationToken)
    {
        if (rows.Length == 0)
        {
            return;
        }

        var end = new Statement(
            context, _sql,
            $"UPDATE {_table.Name} SET {_closedAt.Name} = COALESCE({_closedAt.Name}, {Parameter(0)}), {_key.Name} = NULL WHERE {_key.Name} = {Parameter(1)}",
            [_closedAt, _key]);
        var close = new Statement(
            context, _sql, $"UPDATE {_table.Name} SET {_closedAt.Name} = {Parameter(0)} WHERE {_key.Name} = {Parameter(1)} AND {_closedAt.Name} IS NULL", [_closedAt, _key]);
        await using (end.ConfigureAwait(false))
        await using (close.ConfigureAwait(false))
        {
            foreach (Closing row in rows)
            {
                // First what is open alone: what a person closed is told by that person's transaction.
                if (_isTold && await close.RunAsync([row.Change.At, row.Key], cancellationToken).ConfigureAwait(false) > 0
                    && await IdOfAsync(context, row.Key, cancellationToken).ConfigureAwait(false) is { } id)
                {
                    told.Add(row.Told(id));
                }

                _ = await end.RunAsync([row.Change.At, row.Key], cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // The row with the unique key.
    private async Task<Guid?> IdOfAsync(DbContext context, Guid key, CancellationToken cancellationToken)
    {
        DbCommand command = context.NewCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = $"SELECT {_id.Name} FROM {_table.Name} WHERE {_key.Name} = {Parameter(0)}";
            Add(command, 0, _key, key);
            DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? _id.ReadGuid(reader, 0) : null;
            }
        }
    }

    private string Parameter(int place) => _sql.GenerateParameterNamePlaceholder($"p{place}");

    private void Add(DbCommand command, int place, StoredColumn column, object value)
    {
        DbParameter parameter = column.NewParameter(command, _sql.GenerateParameterName($"p{place}"));
        parameter.Value = column.ToStored(value);
        _ = command.Parameters.Add(parameter);
    }

    /// <summary>A row to open, and its identifier.</summary>
    private sealed record Opening(Guid Id, AttentionRow Row, AttentionChange Change, int Place)
    {
        internal OutboxRow Told => OutboxRow.Opened(Id, Row, Change, Place);
    }

    /// <summary>A row to close, by its unique key.</summary>
    private sealed record Closing(Guid Key, AttentionChange Change, int Place)
    {
        internal OutboxRow Told(Guid id) => OutboxRow.Closed(id, Change, Place);
    }
}
