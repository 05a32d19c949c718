namespace SmmOrders.Testing;

/// <content>Says which orders to ask their providers about, and when.</content>
public sealed partial class InMemoryOrderStore
{
    /// <inheritdoc/>
    /// <remarks>Permits are spaced by <see cref="Time"/>.</remarks>
    public Task<PollClaim> ClaimPollsAsync(string provider, DateTimeOffset now, int most = 100, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(provider);
        EnsureMost(most);
        return RunAsync(() => _polls.Value.Claim(provider, now, most), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> RetryPollsAsync(PollRetry retry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(retry);
        ArgumentException.ThrowIfNullOrWhiteSpace(retry.Provider, nameof(retry));
        ArgumentNullException.ThrowIfNull(retry.Polls, nameof(retry));
        if (retry.Polls.Count is 0 or > MostReports)
        {
            throw new ArgumentException($"A request asked about 1 to {MostReports} orders, not {retry.Polls.Count}.", nameof(retry));
        }

        foreach (ClaimedPoll poll in retry.Polls)
        {
            ArgumentNullException.ThrowIfNull(poll, nameof(retry));
        }

        return RunAsync(() => _polls.Value.Retry(retry), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ClaimedPoll>> ReadDuePollsAsync(string provider, int bucket, DateTimeOffset now, int most = 100, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(provider);
        ArgumentOutOfRangeException.ThrowIfNegative(bucket);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(bucket, Buckets);
        EnsureMost(most);
        return RunAsync(() => _polls.Value.ReadDue(provider, bucket, now, most), cancellationToken);
    }
}
