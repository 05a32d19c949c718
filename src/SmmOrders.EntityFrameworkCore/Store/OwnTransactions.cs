using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Runs work in a transaction of the store's own, inside the context's execution strategy, on a fresh context each time. What the
/// strategy does not try again, this does: a context without one, and a serialization failure or a deadlock that it does not know.
/// </summary>
internal sealed class OwnTransactions<TContext, TOrder>(ContextSource<TContext, TOrder> contexts, OrderStoreOptions options, TimeProvider time)
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
{
    private static readonly TimeSpan FirstPause = new(20 * TimeSpan.TicksPerMillisecond);

    internal async Task<T> RunAsync<T>(Func<TContext, IRefundPayer<TContext, TOrder>, Task<T>> work, CancellationToken cancellationToken)
    {
        long pause = FirstPause.Ticks;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await contexts.UseAsync((first, payer) => RunAsync(first, payer, work, cancellationToken)).ConfigureAwait(false);
            }
            catch (Exception exception) when (attempt < options.TransientAttempts && exception is not RetryLimitExceededException && DatabaseErrors.IsTransient(exception))
            {
                // 20 ms, 60 ms, 180 ms …, to 5 s, each longer or shorter by up to a half, so that writers do not meet again.
                pause = Math.Min(pause * (attempt == 1 ? 1 : 3), 5 * TimeSpan.TicksPerSecond);
                await Task.Delay(new TimeSpan(Random.Shared.NextInt64(pause / 2, pause * 3 / 2)), time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // The context that the strategy belongs to is fresh, and serves the first try; each further one opens its own.
    private Task<T> RunAsync<T>(
        TContext first, IRefundPayer<TContext, TOrder> payer, Func<TContext, IRefundPayer<TContext, TOrder>, Task<T>> work, CancellationToken cancellationToken)
    {
        bool isFirst = true;
        return first.Database.CreateExecutionStrategy().ExecuteAsync(
            _ =>
            {
                if (!isFirst)
                {
                    return contexts.UseAsync(work);
                }

                isFirst = false;
                return work(first, payer);
            },
            cancellationToken);
    }
}
