using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Runs claims that change one order, each in a transaction of the store's own: again where another writer was faster, and past what is at
/// fault. A COMMIT whose answer was lost is looked up: there may be something to send.
/// </summary>
internal sealed class ClaimRunner<TContext, TOrder, TKey>(
    OrderWork<TContext, TOrder, TKey> work, OwnTransactions<TContext, TOrder> own, ProviderWork<TContext, TOrder, TKey> providers, OrderStoreOptions options)
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    /// <summary>Runs a claim.</summary>
    /// <param name="provider">The provider's name: its row is added if it is missing.</param>
    /// <param name="claim">One transaction.</param>
    /// <param name="moveOut">Moves the next turn of what is at fault out.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns><see langword="null"/> if other writers were faster each time, or all that is due is at fault.</returns>
    internal async Task<T?> RunAsync<T>(
        string provider, Func<TContext, IRefundPayer<TContext, TOrder>, Task<ClaimStep<T, TKey>>> claim, Func<TContext, OrderKey, Task> moveOut, CancellationToken cancellationToken)
        where T : class
    {
        bool isAdded = false;
        for (int attempt = 1; attempt <= options.ConflictAttempts; attempt++)
        {
            ClaimStep<T, TKey> step = await RunAsync(claim, cancellationToken).ConfigureAwait(false);
            if (step.Claim is not null)
            {
                return step.Claim;
            }

            if (step.IsProviderMissing)
            {
                await providers.AddAsync(provider, cancellationToken).ConfigureAwait(false);
                (attempt, isAdded) = (isAdded ? attempt : attempt - 1, true);
            }
            else if (step.AtFault is { } order)
            {
                _ = await own.RunAsync(
                    async (context, _) =>
                    {
                        await moveOut(context, order).ConfigureAwait(false);
                        return true;
                    },
                    cancellationToken).ConfigureAwait(false);
            }
        }

        return null;
    }

    /// <summary>Decides and writes one order in the open transaction.</summary>
    /// <returns>What was written; <see langword="null"/> if the order is at fault.</returns>
    internal async Task<(WrittenBatch<TOrder, TKey, T> Written, Guid WriteId)?> WriteAsync<T>(
        TContext context, IRefundPayer<TContext, TOrder> payer, IOrderTask<TOrder, TKey, T> task, CancellationToken cancellationToken)
    {
        WriteAttempt attempt = new();
        try
        {
            return (await work.Orders.WriteAsync(context, payer, new OrderTasks<TOrder, TKey, T> { All = [task] }, attempt, cancellationToken).ConfigureAwait(false), attempt.WriteId);
        }
        catch (Exception exception) when (OwnBatch<TContext, TOrder, TKey, T>.IsOfAnOrder(exception, attempt, cancellationToken))
        {
            return null;
        }
    }

    private async Task<ClaimStep<T, TKey>> RunAsync<T>(Func<TContext, IRefundPayer<TContext, TOrder>, Task<ClaimStep<T, TKey>>> claim, CancellationToken cancellationToken)
        where T : class
    {
        // A transaction that reached its COMMIT, and whose answer is missing.
        ClaimStep<T, TKey>? unsure = null;
        try
        {
            return await own.RunAsync(
                async (context, payer) =>
                {
                    if (unsure is { } before && await WasCommittedAsync(context, before, cancellationToken).ConfigureAwait(false))
                    {
                        return before;
                    }

                    unsure = null;
                    IDbContextTransaction transaction = await WriteTransaction.BeginAsync(context, cancellationToken).ConfigureAwait(false);
                    await using (transaction.ConfigureAwait(false))
                    {
                        ClaimStep<T, TKey> step = await claim(context, payer).ConfigureAwait(false);
                        if (step.Won is not null)
                        {
                            cancellationToken.ThrowIfCancellationRequested();
                            unsure = step;
                            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                        }

                        return step;
                    }
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (unsure is not null && !cancellationToken.IsCancellationRequested)
        {
            ClaimStep<T, TKey> step = unsure;
            if (await own.RunAsync((context, _) => WasCommittedAsync(context, step, cancellationToken), cancellationToken).ConfigureAwait(false))
            {
                return step;
            }

            throw;
        }
    }

    private Task<bool> WasCommittedAsync<T>(TContext context, ClaimStep<T, TKey> step, CancellationToken cancellationToken)
        where T : class => work.Orders.WasWrittenAsync(context, step.WriteId, step.Won!, cancellationToken);
}
