using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A panel whose columns have two decimals.</summary>
internal sealed class CoarseContext(DbContextOptions<CoarseContext> options) : DbContext(options)
{
    public DbSet<ShopOrder> Orders => Set<ShopOrder>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        _ = modelBuilder.Entity<ShopOrder>().HasSmmOrder(options => options.MoneyScale = 2);
        _ = modelBuilder.HasSmmOrderHistory<long>();
        _ = modelBuilder.HasSmmOrderRefunds<long>();
    }
}
