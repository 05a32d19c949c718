using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A panel's own context, with its own order class and no package of ours but the core.</summary>
internal sealed class PanelContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<PanelOrder> Orders => Set<PanelOrder>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        EntityTypeBuilder<PanelOrder> order = modelBuilder.Entity<PanelOrder>();
        _ = order.HasIndex(o => new { o.Status, o.Since });
        _ = order.HasIndex(o => new { o.Status, o.SinceUtcTicks });
        _ = order.HasIndex(o => new { o.Status, o.SinceUtc });
        _ = order.HasIndex(o => o.UnansweredSince);
        _ = order.HasIndex(o => o.UnansweredSinceUtcTicks);
        _ = order.HasIndex(o => o.UnansweredSinceUtc);
        _ = order.Property(o => o.StatusAsText).HasConversion<string>();
        if (Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal))
        {
            // What the README tells a panel on SQLite to do.
            _ = order.Property(o => o.Since).HasConversion(since => since.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
            _ = order.Property(o => o.UnansweredSince).HasConversion(since => since!.Value.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
        }
    }
}
