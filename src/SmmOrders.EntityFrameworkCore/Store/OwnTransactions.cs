using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Runs work in a transaction of the store's own, inside the context's execution strategy, on a fresh context each time. Where the
/// context does not retry by itself, this does.
/// </summary>
internal sealed class OwnTransactions<TContext, TOrder>(ContextSource<TContext, TOrder> contexts, OrderStoreOptions options, TimeProvider time)
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);

    internal async Task<T> RunAsync<T>(Func<TContext, IRefundPayer<TContext, TOrder>, Task<T>> work, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            bool retries = false;
            try
            {
                return await contexts.UseAsync(async (outer, _) =>
                {
                    IExecutionStrategy strategy = outer.Database.CreateExecutionStrategy();
                    retries = strategy.RetriesOnFailure;
                    return await strategy.ExecuteAsync(_ => contexts.UseAsync(work), cancellationToken).ConfigureAwait(false);
                }).ConfigureAwait(false);
            }
            catch (Exception exception) when (!retries && attempt < options.TransientAttempts && IsTransient(exception))
            {
                TimeSpan pause = FirstPause * Math.Pow(2, attempt - 1) * (0.5 + Random.Shared.NextDouble());
                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Whether the same work may succeed when it is tried again: a deadlock, a serialization failure, a lost connection, a busy database.</summary>
    internal static bool IsTransient(Exception? exception) => exception switch
    {
        null => false,
        DbException { IsTransient: true } or DbException { SqlState: "40001" or "40P01" } => true,
        TimeoutException or IOException or System.Net.Sockets.SocketException => true,
        _ => IsTransient(exception.InnerException),
    };
}
