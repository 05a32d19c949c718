using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Writes events into the outbox, one for each sink, in the open transaction of a context: on PostgreSQL in one statement.</summary>
/// <param name="table">The table.</param>
/// <param name="sql">Its SQL.</param>
/// <param name="database">How it is written.</param>
/// <param name="sinks">The sinks.</param>
internal sealed class OutboxWriter(IEntityType table, ISqlGenerationHelper sql, DatabaseKind database, IReadOnlyList<string> sinks)
{
    // The columns of a new row; the panel may have added others.
    private static readonly ImmutableArray<string> Written =
    [
        nameof(OrderOutbox<>.Id), nameof(OrderOutbox<>.Sink), nameof(OrderOutbox<>.Kind), nameof(OrderOutbox<>.SourceId), nameof(OrderOutbox<>.OrderId),
        nameof(OrderOutbox<>.Version), nameof(OrderOutbox<>.Place), nameof(OrderOutbox<>.At), nameof(OrderOutbox<>.DueAt), nameof(OrderOutbox<>.Tries),
    ];

    private readonly StoredTable _table = new(table, Written.Select(column => table.FindProperty(column)!), sql);

    internal async Task WriteAsync(DbContext context, IReadOnlyList<OutboxRow> rows, CancellationToken cancellationToken)
    {
        RowIds ids = new();
        (Guid Id, OutboxRow Row, string Sink)[] events = [.. rows.SelectMany(row => sinks.Select(sink => (ids.Next(), row, sink)))];
        if (events.Length == 0)
        {
            return;
        }

        if (database == DatabaseKind.Postgres)
        {
            await WriteAllAsync(context, events, cancellationToken).ConfigureAwait(false);
            return;
        }

        var insert = new Statement(context, sql, _table.InsertText(sql), _table.Columns);
        await using (insert.ConfigureAwait(false))
        {
            foreach ((Guid id, OutboxRow row, string sink) in events)
            {
                _ = await insert.RunAsync([.. Written.Select(column => ValueOf(id, row, sink, column))], cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task WriteAllAsync(DbContext context, (Guid Id, OutboxRow Row, string Sink)[] events, CancellationToken cancellationToken)
    {
        DbCommand command = context.NewCommand();
        await using (command.ConfigureAwait(false))
        {
            var arrays = ArrayRows.Send(command, "e", _table.Columns, events.Length, (index, column) => ValueOf(events[index].Id, events[index].Row, events[index].Sink, Written[column]));
            string columns = string.Join(", ", _table.Columns.Select(column => column.Name));
            string values = string.Join(", ", _table.Columns.Select((_, place) => arrays.ValueOf("e", place)));
            command.CommandText = $"INSERT INTO {_table.Name} ({columns}) SELECT {values} FROM {arrays.Unnest}";
            _ = await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static object? ValueOf(Guid id, OutboxRow row, string sink, string column) => column switch
    {
        nameof(OrderOutbox<>.Id) => id,
        nameof(OrderOutbox<>.Sink) => sink,
        nameof(OrderOutbox<>.Kind) => row.Kind,
        nameof(OrderOutbox<>.SourceId) => row.Source,
        nameof(OrderOutbox<>.OrderId) => row.Order,
        nameof(OrderOutbox<>.Version) => row.Version,
        nameof(OrderOutbox<>.Place) => row.Place,
        nameof(OrderOutbox<>.Tries) => 0,
        _ => row.At,
    };
}
