namespace SmmOrders.EntityFrameworkCore;

// The port's IOutboxStore.
public sealed partial class OrderStore<TContext, TOrder, TKey>
{
    private readonly OutboxWork<TContext, TOrder, TKey> _outbox;

    /// <inheritdoc/>
    public IReadOnlyList<string> OutboxSinks => _outbox.Sinks;

    /// <inheritdoc/>
    /// <remarks>It ignores the context's query filters.</remarks>
    public Task<IReadOnlyList<OutboxEvent>> ClaimOutboxAsync(
        string sink, DateTimeOffset now, TimeSpan lease, int most = 100, CancellationToken cancellationToken = default) =>
        _outbox.ClaimAsync(sink, now, lease, most, cancellationToken);

    /// <inheritdoc/>
    public Task<int> RecordOutboxAsync(IReadOnlyList<OutboxDelivery> deliveries, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        _outbox.RecordAsync(deliveries, now, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>It ignores the context's query filters.</remarks>
    public async Task<int> RetryOutboxAsync(string sink, DateTimeOffset now, Guid? id = null, CancellationToken cancellationToken = default) =>
        Woken(await _outbox.RetryAsync(sink, now, id, cancellationToken).ConfigureAwait(false), events => events > 0);

    /// <inheritdoc/>
    /// <remarks>It ignores the context's query filters.</remarks>
    public Task<OutboxBacklog> ReadOutboxAsync(string sink, CancellationToken cancellationToken = default) => _outbox.ReadAsync(sink, cancellationToken);
}
