namespace SmmOrders.EntityFrameworkCore;

/// <content>Says which orders to ask their providers about, and when.</content>
public sealed partial class OrderStore<TContext, TOrder, TKey>
{
    private readonly PollWork<TContext, TOrder, TKey> _polls;

    /// <inheritdoc/>
    /// <remarks>
    /// It ignores the context's query filters. On PostgreSQL permits are spaced by the database's clock, elsewhere by the store's
    /// <see cref="TimeProvider"/>.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The context has no table of providers.</exception>
    public Task<PollClaim> ClaimPollsAsync(string provider, DateTimeOffset now, int most = 100, CancellationToken cancellationToken = default)
    {
        OrderArguments.EnsureProvider(provider, nameof(provider));
        OrderArguments.EnsureMost(most);
        return _polls.ClaimAsync(provider, now, most, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>It ignores the context's query filters.</remarks>
    /// <exception cref="InvalidOperationException">The context has no table of providers.</exception>
    public Task<int> RetryPollsAsync(PollRetry retry, CancellationToken cancellationToken = default)
    {
        OrderArguments.Check(retry);
        return _polls.RetryAsync(retry, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>It ignores the context's query filters. <c>HasSmmOrderBuckets</c> adds the index for it.</remarks>
    public Task<IReadOnlyList<ClaimedPoll>> ReadDuePollsAsync(string provider, int bucket, DateTimeOffset now, int most = 100, CancellationToken cancellationToken = default)
    {
        OrderArguments.EnsureProvider(provider, nameof(provider));
        ArgumentOutOfRangeException.ThrowIfNegative(bucket);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(bucket, OrderColumns.Buckets);
        OrderArguments.EnsureMost(most);
        return _polls.ReadDueAsync(provider, (short)bucket, now, most, cancellationToken);
    }
}
