using System.Threading.RateLimiting;

namespace PanelBackend;

/// <summary>Makes guessing passwords slow: so many wrong ones from an address in a minute. Right ones cost nothing.</summary>
internal sealed class SignInLimiter : IDisposable
{
    public const int MostFailures = 20;

    private readonly PartitionedRateLimiter<string> _failures = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new() { PermitLimit = MostFailures, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>Whether one more password of the address is looked at.</summary>
    public bool MayTry(string address)
    {
        using RateLimitLease lease = _failures.AttemptAcquire(address, permitCount: 0);
        return lease.IsAcquired;
    }

    /// <summary>A password of the address was wrong.</summary>
    public void Count(string address) => _failures.AttemptAcquire(address).Dispose();

    public void Dispose() => _failures.Dispose();
}
