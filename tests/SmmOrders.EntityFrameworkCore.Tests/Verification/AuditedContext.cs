using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A panel whose database can be damaged: without the constraints, and with tenants behind a query filter.</summary>
internal sealed class AuditedContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>The tenant that asks; null for all. The store's own contexts are of a tenant without orders: it must ignore the filter.</summary>
    public int? Tenant { get; init; } = -1;

    public DbSet<AuditedOrder> Orders => Set<AuditedOrder>();

    public DbSet<Wallet> Wallets => Set<Wallet>();

    public DbSet<Deposit> Deposits => Set<Deposit>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        _ = modelBuilder.Entity<AuditedOrder>().HasSmmOrder().HasQueryFilter(order => Tenant == null || order.TenantId == Tenant);

        // A conversion of the panel's own, which can hold what is finer than a microsecond.
        _ = modelBuilder.Entity<AuditedOrder>().Property<DateTimeOffset?>("Deadline")
            .HasConversion(new ValueConverter<DateTimeOffset, long>(instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero)));
        _ = modelBuilder.HasSmmOrderHistory<long>();
        _ = modelBuilder.HasSmmOrderRefunds<long>();
        _ = modelBuilder.Entity<Wallet>().HasKey(wallet => wallet.UserId);
        _ = modelBuilder.Entity<Wallet>().Property(wallet => wallet.UserId).ValueGeneratedNever();
    }
}
