using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Reads several tables as they are at one instant, without holding up writers.</summary>
internal static class SnapshotReading
{
    internal static async Task<T> ReadAsync<T>(DbContext context, Func<Task<T>> read, CancellationToken cancellationToken)
    {
        IDbContextTransaction transaction = await BeginAsync(context, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            // Nothing was written: disposing ends it.
            return await read().ConfigureAwait(false);
        }
    }

    private static async Task<IDbContextTransaction> BeginAsync(DbContext context, CancellationToken cancellationToken)
    {
        if (DatabaseKinds.Of(context.Database.ProviderName) != DatabaseKind.Sqlite)
        {
            return await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);
        }

        // On SQLite this level means a deferred transaction, which takes no write lock. Reads are uncommitted only if the cache is shared.
        IDbContextTransaction deferred = await context.Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, cancellationToken).ConfigureAwait(false);
        if (deferred.GetDbTransaction().IsolationLevel == IsolationLevel.Serializable)
        {
            return deferred;
        }

        await deferred.DisposeAsync().ConfigureAwait(false);
        return await context.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken).ConfigureAwait(false);
    }
}
