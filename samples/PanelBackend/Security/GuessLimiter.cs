using System.Threading.RateLimiting;

namespace PanelBackend;

/// <summary>Makes guessing slow: so many wrong passwords, and so many invalid API keys, from an address in a minute. Valid ones cost nothing.</summary>
internal sealed class GuessLimiter : IDisposable
{
    public const int MostFailures = 20;

    private readonly PartitionedRateLimiter<(Secret, string)> _failures = PartitionedRateLimiter.Create<(Secret, string), (Secret, string)>(guesser =>
        RateLimitPartition.GetFixedWindowLimiter(guesser, _ => new() { PermitLimit = MostFailures, Window = TimeSpan.FromMinutes(1) }));

    public enum Secret
    {
        Password,
        ApiKey,
    }

    /// <summary>Whether one more guess from the address is looked at.</summary>
    public bool MayTry(Secret secret, string address)
    {
        using RateLimitLease lease = _failures.AttemptAcquire((secret, address), permitCount: 0);
        return lease.IsAcquired;
    }

    /// <summary>Counts a wrong guess from the address.</summary>
    /// <returns>How long the address has to wait; <see langword="null"/> if it does not have to yet.</returns>
    public TimeSpan? Count(Secret secret, string address)
    {
        using RateLimitLease lease = _failures.AttemptAcquire((secret, address));
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) ? wait : TimeSpan.FromMinutes(1);
    }

    public void Dispose() => _failures.Dispose();
}
