using System.Threading.RateLimiting;

namespace SmmOrders.Providers.Tests;

public sealed class PacePermitTests
{
    [Fact]
    public void Neither_a_permit_nor_a_refusal_has_metadata()
    {
        using var limiter = new PacedRateLimiter(1, 1, TimeProvider.System);
        using var permit = new PacePermit(limiter);

        Assert.All(new RateLimitLease[] { permit, PaceRefusal.Instance }, lease =>
        {
            Assert.Empty(lease.MetadataNames);
            Assert.False(lease.TryGetMetadata("reason", out object? value));
            Assert.Null(value);
        });
        Assert.Equal((true, false), (permit.IsAcquired, PaceRefusal.Instance.IsAcquired));
    }
}
