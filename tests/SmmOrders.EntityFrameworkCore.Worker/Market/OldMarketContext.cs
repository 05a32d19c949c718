using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Worker;

/// <summary>A market whose orders may be damaged, as in a table that is older than the store.</summary>
internal sealed class OldMarketContext(DbContextOptions options) : MarketContext(options)
{
    protected override bool HasConstraints => false;
}
