using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>The table of attempts, as the store writes it. It belongs to one model, and is thread-safe.</summary>
internal sealed class SubmissionTables<TOrder, TKey>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly ISqlGenerationHelper _sql;
    private readonly StoredTable _attempts;

    private SubmissionTables(OrderTable<TOrder, TKey> table, ISqlGenerationHelper sql, DatabaseKind database)
    {
        _sql = sql;
        _attempts = new(table.Attempts!, table.Attempts!.GetProperties(), sql);
        Due = database == DatabaseKind.Postgres ? new PostgresDueOrders<TOrder, TKey>(table, sql) : new PortableDueOrders<TOrder, TKey>(table);
    }

    internal IDueOrders<TKey> Due { get; }

    internal static SubmissionTables<TOrder, TKey>? Of(OrderTable<TOrder, TKey> table, ISqlGenerationHelper sql, DatabaseKind database) =>
        table.Attempts is null || table.Providers is null ? null : new(table, sql, database);

    internal static InvalidOperationException Missing(OrderTable<TOrder, TKey> table) => table.Attempts is null
        ? OrderTable<TOrder, TKey>.Missing(nameof(SmmOrderModelBuilderExtensions.HasSmmOrderAttempts))
        : ProviderTable.Missing();

    internal Task InsertAsync(DbContext context, OrderAttempt<TKey> attempt, CancellationToken cancellationToken) =>
        _attempts.InsertAsync(context, _sql, attempt, cancellationToken);

    /// <summary>Records an answer. An identifier that the attempt has is never lost again.</summary>
    internal static async Task RecordAsync(DbContext context, AttemptRecord record, CancellationToken cancellationToken)
    {
        (Guid id, string? made) = (record.Attempt, record.ProviderOrderId);
        _ = await context.Set<OrderAttempt<TKey>>().IgnoreQueryFilters()
            .Where(attempt => attempt.Id == id && (attempt.ProviderOrderId == null || attempt.ProviderOrderId == made))
            .ExecuteUpdateAsync(
                setters => setters
                    .SetProperty(attempt => attempt.AnsweredAt, record.At)
                    .SetProperty(attempt => attempt.Answer, record.Answer)
                    .SetProperty(attempt => attempt.Refusal, record.Refusal)
                    .SetProperty(attempt => attempt.Words, record.Words)
                    .SetProperty(attempt => attempt.ProviderOrderId, record.ProviderOrderId),
                cancellationToken).ConfigureAwait(false);
        if (record.Provider is not { } name)
        {
            return;
        }

        // Counted where it is seen; reset only if there is something to reset, so that an answer does not wait for the provider's row.
        IQueryable<OrderProvider> provider = context.Set<OrderProvider>().IgnoreQueryFilters().Where(row => row.Name == name);
        _ = record.Answer switch
        {
            AttemptAnswer.Lost => await provider
                .ExecuteUpdateAsync(setters => setters.SetProperty(row => row.UnknownInARow, row => row.UnknownInARow + 1), cancellationToken).ConfigureAwait(false),
            AttemptAnswer.NotSent => 0,
            _ => await provider.Where(row => row.UnknownInARow > 0)
                .ExecuteUpdateAsync(setters => setters.SetProperty(row => row.UnknownInARow, 0), cancellationToken).ConfigureAwait(false),
        };
    }
}
