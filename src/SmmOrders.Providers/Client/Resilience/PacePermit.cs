using System.Threading.RateLimiting;

namespace SmmOrders.Providers;

/// <summary>
/// A request's permit to leave. It is in use until the request has left, and is returned one second later; or immediately, if it is
/// disposed and the request never left.
/// </summary>
internal sealed class PacePermit(PacedRateLimiter limiter) : RateLimitLease
{
    private int _isOver;

    public override bool IsAcquired => true;

    public override IEnumerable<string> MetadataNames => [];

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = null;
        return false;
    }

    /// <summary>The request has left.</summary>
    internal void Depart() => End(hasLeft: true);

    protected override void Dispose(bool disposing)
    {
        End(hasLeft: false);
        base.Dispose(disposing);
    }

    private void End(bool hasLeft)
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
        {
            limiter.TakeBack(hasLeft);
        }
    }
}
