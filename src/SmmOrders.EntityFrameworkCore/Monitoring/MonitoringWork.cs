using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Counts what waits for workers and persons, and checks the schema.</summary>
internal sealed class MonitoringWork<TContext, TOrder, TKey>(
    ContextSource<TContext, TOrder> contexts, OwnTransactions<TContext, TOrder> own, Func<DbContext, StoreModel<TOrder, TKey>> modelOf)
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    internal Task<OrderCounts> CountAsync(CancellationToken cancellationToken) => own.RunAsync(
        async (context, _) => new OrderCounts
        {
            Polled = await WaitingCounts.PolledAsync<TOrder>(context, cancellationToken).ConfigureAwait(false),
            Submissions =
            [
                .. (await WaitingCounts.SubmissionsAsync<TOrder>(context, OrderColumns.NextSendAt, SubmissionStatus.Queued, cancellationToken).ConfigureAwait(false))
                    .Concat(await WaitingCounts.SubmissionsAsync<TOrder>(context, OrderColumns.SubmissionOverdueAt, SubmissionStatus.Sending, cancellationToken).ConfigureAwait(false))
                    .OrderBy(count => count.Provider, StringComparer.Ordinal).ThenBy(count => count.Status),
            ],
            Attention = modelOf(context).AttentionCounts is { } attention ? await attention.CountAsync(context, cancellationToken).ConfigureAwait(false) : [],
        },
        cancellationToken);

    internal Task<StoreCheck> CheckAsync(CancellationToken cancellationToken) => contexts.UseAsync(async (context, _) =>
    {
        OrderTable<TOrder, TKey> table = modelOf(context).Table;
        try
        {
            await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (DatabaseErrors.IsOfADatabase(exception))
        {
            return new StoreCheck { Faults = [$"The database cannot be reached: {exception.Message}"] };
        }

        try
        {
            List<string> faults = [];
            ISqlGenerationHelper sql = context.GetService<ISqlGenerationHelper>();
            foreach (TableCheck each in TableCheck.Of(table, sql))
            {
                faults.AddRange(await each.FindFaultsAsync(context, cancellationToken).ConfigureAwait(false));
            }

            return new() { Faults = faults };
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    });
}
