using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>What a store works out once for each model: its tables, the query that reads a batch, and the writers with their SQL.</summary>
internal sealed record StoreModel<TOrder, TKey>(OrderTable<TOrder, TKey> Table, RowQuery<TOrder, TKey> Rows, IOrderWriter<TOrder, TKey> Writer)
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    /// <summary>The attempts to send orders; <see langword="null"/> if the model has none.</summary>
    internal SubmissionTables<TOrder, TKey>? Submissions { get; init; }

    /// <summary>The providers; <see langword="null"/> if the model has none.</summary>
    internal ProviderTable? Providers { get; init; }

    /// <summary>The requests to cancel or refill; <see langword="null"/> if the model has none.</summary>
    internal RequestTable<TOrder, TKey>? Requests { get; init; }

    /// <summary>What a person should look at; <see langword="null"/> if the model has no table of it.</summary>
    internal AttentionWriter? Attention { get; init; }

    /// <summary>Counts what is open of it; <see langword="null"/> if the model has no table of it.</summary>
    internal AttentionCounts? AttentionCounts { get; init; }

    /// <summary>Claims polls; <see langword="null"/> if the model has no providers.</summary>
    internal IPollTaker<TKey>? Polls { get; init; }

    /// <summary>The outbox; <see langword="null"/> if the store has no sinks.</summary>
    internal OutboxTable<TKey>? Outbox { get; init; }

    internal static StoreModel<TOrder, TKey> Of(DbContext context, bool isPortable, IReadOnlyList<string>? sinks = null)
    {
        var table = OrderTable<TOrder, TKey>.Of(context.Model);
        ISqlGenerationHelper sql = context.GetService<ISqlGenerationHelper>();
        DatabaseKind database = DatabaseKinds.Of(context.Database.ProviderName);
        DatabaseKind kind = isPortable ? DatabaseKind.Other : database;
        ProviderTable? providers = table.Providers is null ? null : new(table.Providers, sql, kind);
        return new(table, new(table, database), kind switch
        {
            DatabaseKind.Postgres => new PostgresWriter<TOrder, TKey>(table, sql),
            DatabaseKind.Sqlite => new SqliteWriter<TOrder, TKey>(table, sql),
            _ => new PortableWriter<TOrder, TKey>(table, sql),
        })
        {
            Submissions = SubmissionTables<TOrder, TKey>.Of(table, sql, kind),
            Providers = providers,
            Requests = table.Requests is null ? null : new(table, sql),
            Attention = table.Attention is null ? null : new(table.Attention, sql, kind, isTold: sinks is { Count: > 0 }),
            AttentionCounts = table.Attention is null ? null : AttentionCounts.Of(table.Attention),
            Outbox = OutboxTable<TKey>.Of(table, sql, kind, sinks ?? []),
            Polls = providers is null ? null : PollsOf(table, sql, kind, providers),
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

    // Where the panel stores instants in a way of its own, SQL cannot compute with them.
    private static IPollTaker<TKey> PollsOf(OrderTable<TOrder, TKey> table, ISqlGenerationHelper sql, DatabaseKind kind, ProviderTable providers)
    {
        IProperty[] instants = [table.Order.FindProperty(nameof(TrackedOrder.StatusSince))!, table.Order.FindProperty(OrderColumns.NextPollAt)!];
        return kind switch
        {
            DatabaseKind.Postgres when providers.Permits is PostgresPermits permits && Array.TrueForAll(instants, each => ConverterOf(each) == InstantColumn.Utc && each.GetColumnType() == "timestamp with time zone")
                => new PostgresPolls<TOrder, TKey>(table, sql, permits),
            DatabaseKind.Sqlite when Array.TrueForAll(instants, each => ConverterOf(each) == InstantColumn.Microseconds) => new SqlitePolls<TOrder, TKey>(table, sql, providers),
            _ => new PortablePolls<TOrder, TKey>(table, providers),
        };

        static ValueConverter? ConverterOf(IProperty property) => property.GetValueConverter();
    }
}
