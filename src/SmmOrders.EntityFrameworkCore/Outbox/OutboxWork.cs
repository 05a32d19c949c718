using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Gives out and records events of the outbox, in transactions of its own.</summary>
internal sealed class OutboxWork<TContext, TOrder, TKey>(
    OwnTransactions<TContext, TOrder> own, Func<DbContext, StoreModel<TOrder, TKey>> modelOf, IReadOnlyList<string> sinks)
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private const int Most = 1000;

    internal IReadOnlyList<string> Sinks => sinks;

    internal Task<IReadOnlyList<OutboxEvent>> ClaimAsync(string sink, DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellationToken)
    {
        EnsureSink(sink);
        ArgumentOutOfRangeException.ThrowIfLessThan(lease, TimeSpan.FromMicroseconds(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lease, TimeSpan.FromDays(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, Most);
        DateTimeOffset at = InstantColumn.Cut(now);
        return RunAsync((outbox, context) => outbox.ClaimAsync(context, sink, at, InstantColumn.Cut(at + lease), most, cancellationToken), cancellationToken);
    }

    internal Task<int> RecordAsync(IReadOnlyList<OutboxDelivery> deliveries, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deliveries);
        if (deliveries.Count > Most)
        {
            throw new ArgumentException($"Up to {Most} deliveries are recorded at once, not {deliveries.Count}.", nameof(deliveries));
        }

        foreach (OutboxDelivery delivery in deliveries)
        {
            ArgumentNullException.ThrowIfNull(delivery, nameof(deliveries));
        }

        return deliveries.Count == 0 || sinks.Count == 0
            ? Task.FromResult(0)
            : RunAsync((outbox, context) => outbox.RecordAsync(context, deliveries, InstantColumn.Cut(now), cancellationToken), cancellationToken);
    }

    internal Task<int> RetryAsync(string sink, DateTimeOffset now, Guid? id, CancellationToken cancellationToken)
    {
        EnsureSink(sink);
        return RunAsync((outbox, context) => outbox.RetryAsync(context, sink, InstantColumn.Cut(now), id, cancellationToken), cancellationToken);
    }

    internal Task<OutboxBacklog> ReadAsync(string sink, CancellationToken cancellationToken)
    {
        EnsureSink(sink);
        return own.RunAsync((context, _) => modelOf(context).Outbox!.ReadAsync(context, sink, cancellationToken), cancellationToken);
    }

    private void EnsureSink(string sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        if (!sinks.Contains(sink))
        {
            throw new ArgumentException(
                $"The store has no sink {sink}. {(sinks.Count == 0 ? "It has none" : $"It has {string.Join(", ", sinks)}")}: name a sink with AddOutboxSink where the store is registered.", nameof(sink));
        }
    }

    // What is not known to be committed is claimed again once its claim has ended, or is delivered again: at least once.
    private Task<T> RunAsync<T>(Func<OutboxTable<TKey>, TContext, Task<T>> work, CancellationToken cancellationToken) => own.RunAsync(
        async (context, _) =>
        {
            IDbContextTransaction transaction = await WriteTransaction.BeginAsync(context, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                T done = await work(modelOf(context).Outbox!, context).ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                return done;
            }
        },
        cancellationToken);
}
