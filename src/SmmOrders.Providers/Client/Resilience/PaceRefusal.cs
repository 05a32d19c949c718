using System.Threading.RateLimiting;

namespace SmmOrders.Providers;

/// <summary>The lease that a request gets if too many already wait.</summary>
internal sealed class PaceRefusal : RateLimitLease
{
    internal static readonly PaceRefusal Instance = new();

    public override bool IsAcquired => false;

    public override IEnumerable<string> MetadataNames => [];

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = null;
        return false;
    }
}
