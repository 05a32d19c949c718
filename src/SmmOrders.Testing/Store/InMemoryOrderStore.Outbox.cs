namespace SmmOrders.Testing;

/// <content>Tells others what happened.</content>
public sealed partial class InMemoryOrderStore
{
    private const int MostDeliveries = 1000;

    /// <inheritdoc/>
    /// <value>The default is none: nothing is told.</value>
    /// <exception cref="ArgumentException">A name is empty or white space, or is there twice.</exception>
    public IReadOnlyList<string> OutboxSinks
    {
        get => _table.Outbox.Sinks;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Any(string.IsNullOrWhiteSpace) || value.Distinct(StringComparer.Ordinal).Count() < value.Count)
            {
                throw new ArgumentException("Each sink has a name of its own.", nameof(value));
            }

            _table.Outbox.Sinks = [.. value];
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<OutboxEvent>> ClaimOutboxAsync(
        string sink, DateTimeOffset now, TimeSpan lease, int most = 100, CancellationToken cancellationToken = default)
    {
        EnsureSink(sink);
        ArgumentOutOfRangeException.ThrowIfLessThan(lease, TimeSpan.FromMicroseconds(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lease, TimeSpan.FromDays(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, MostDeliveries);
        return InOutboxAsync(outbox => outbox.Claim(sink, Instants.Cut(now), Instants.Cut(Instants.Cut(now) + lease), most), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> RecordOutboxAsync(IReadOnlyList<OutboxDelivery> deliveries, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(deliveries);
        if (deliveries.Count > MostDeliveries)
        {
            throw new ArgumentException($"Up to {MostDeliveries} deliveries are recorded at once, not {deliveries.Count}.", nameof(deliveries));
        }

        foreach (OutboxDelivery delivery in deliveries)
        {
            ArgumentNullException.ThrowIfNull(delivery, nameof(deliveries));
        }

        return InOutboxAsync(outbox => deliveries.OrderByDescending(delivery => delivery.IsDelivered).Count(delivery => outbox.Record(delivery, Instants.Cut(now))), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> RetryOutboxAsync(string sink, DateTimeOffset now, Guid? id = null, CancellationToken cancellationToken = default)
    {
        EnsureSink(sink);
        return InOutboxAsync(outbox => Woken(outbox.Retry(sink, Instants.Cut(now), id), events => events > 0), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<OutboxBacklog> ReadOutboxAsync(string sink, CancellationToken cancellationToken = default)
    {
        EnsureSink(sink);
        return InOutboxAsync(outbox => outbox.Read(sink), cancellationToken);
    }

    private void EnsureSink(string sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        if (!OutboxSinks.Contains(sink))
        {
            throw new ArgumentException($"The store has no sink {sink}. Name it in {nameof(OutboxSinks)}.", nameof(sink));
        }
    }

    private Task<T> InOutboxAsync<T>(Func<OutboxTable, T> work, CancellationToken cancellationToken) => RunAsync(
        () =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return _table.InTransaction(() => work(_table.Outbox));
        },
        cancellationToken);
}
