using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>What a store works out once for each model: its tables, the query that reads a batch, and the writer with its SQL.</summary>
internal sealed record StoreModel<TOrder, TKey>(
    OrderTable<TOrder, TKey> Table, RowQuery<TOrder, TKey> Rows, IOrderWriter<TOrder, TKey> Writer, SubmissionTables<TOrder, TKey>? Submissions, AttentionWriter? Attention)
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    /// <summary>The outbox; <see langword="null"/> if the store has no sinks.</summary>
    internal OutboxTable<TKey>? Outbox { get; init; }

    internal static StoreModel<TOrder, TKey> Of(DbContext context, bool isPortable, IReadOnlyList<string>? sinks = null)
    {
        var table = OrderTable<TOrder, TKey>.Of(context.Model);
        ISqlGenerationHelper sql = context.GetService<ISqlGenerationHelper>();
        DatabaseKind database = DatabaseKinds.Of(context.Database.ProviderName);
        DatabaseKind kind = isPortable ? DatabaseKind.Other : database;
        AttentionWriter? attention = table.Attention is null ? null : new(table.Attention, sql, kind, isTold: sinks is { Count: > 0 });
        return new(table, new(table, database), kind switch
        {
            DatabaseKind.Postgres => new PostgresWriter<TOrder, TKey>(table, sql),
            DatabaseKind.Sqlite => new SqliteWriter<TOrder, TKey>(table, sql),
            _ => new PortableWriter<TOrder, TKey>(table, sql),
        }, SubmissionTables<TOrder, TKey>.Of(table, sql, kind), attention)
        {
            Outbox = OutboxTable<TKey>.Of(table, sql, kind, sinks ?? []),
        };
    }

    /// <summary>
    /// Opens and closes rows of attention in the open transaction, and writes the events of them and of the history, if the panel has either.
    /// </summary>
    internal async Task TellAsync(
        DbContext context, IEnumerable<OrderChange<TKey>> written, IReadOnlyList<AttentionChange> attention, CancellationToken cancellationToken)
    {
        IReadOnlyList<OutboxRow> attended = attention.Count > 0 && Attention is { } writer
            ? await writer.WriteAsync(context, attention, cancellationToken).ConfigureAwait(false)
            : [];
        if (Outbox is { } outbox)
        {
            await outbox.WriteAsync(context, [.. OutboxRow.Of(written), .. attended], cancellationToken).ConfigureAwait(false);
        }
    }
}
