using System.Threading.RateLimiting;

namespace PanelBackend;

/// <summary>Makes guessing slow: so many wrong passwords, and so many invalid API keys, from an address in a minute. Valid ones cost nothing.</summary>
internal sealed class GuessLimiter : IDisposable
{
    public const int MostFailures = 20;

    private readonly PartitionedRateLimiter<(Secret, string)> _failures = PartitionedRateLimiter.Create<(Secret, string), (Secret, string)>(guesser =>
        RateLimitPartition.GetFixedWindowLimiter(guesser, _ => new() { PermitLimit = MostFailures, Window = TimeSpan.FromMinutes(1) }));

    private readonly PartitionedRateLimiter<(Secret, string)> _turns = PartitionedRateLimiter.Create<(Secret, string), (Secret, string)>(guesser =>
        RateLimitPartition.GetConcurrencyLimiter(guesser, _ => new() { PermitLimit = 1, QueueLimit = MostFailures }));

    public enum Secret
    {
        Password,
        ApiKey,
    }

    /// <summary>Waits until every guess before this one from the address is judged, so that guesses at once are no more than guesses in a row.</summary>
    /// <returns>The turn, which ends when it is disposed of; <see langword="null"/> if the address has no guess left.</returns>
    public async Task<IDisposable?> TakeTurnAsync(Secret secret, string address, CancellationToken cancellationToken)
    {
        RateLimitLease turn = await _turns.AcquireAsync((secret, address), cancellationToken: cancellationToken);
        using RateLimitLease left = _failures.AttemptAcquire((secret, address), permitCount: 0);
        if (turn.IsAcquired && left.IsAcquired)
        {
            return turn;
        }

        turn.Dispose();
        return null;
    }

    /// <summary>Counts a wrong guess from the address.</summary>
    /// <returns>How long the address has to wait; <see langword="null"/> if it does not have to yet.</returns>
    public TimeSpan? Count(Secret secret, string address)
    {
        using RateLimitLease lease = _failures.AttemptAcquire((secret, address));
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) ? wait : TimeSpan.FromMinutes(1);
    }

    public void Dispose()
    {
        _failures.Dispose();
        _turns.Dispose();
    }
}
