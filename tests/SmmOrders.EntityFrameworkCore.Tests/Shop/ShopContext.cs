using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

internal sealed class ShopContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<ShopOrder> Orders => Set<ShopOrder>();

    public DbSet<Wallet> Wallets => Set<Wallet>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        _ = modelBuilder.Entity<ShopOrder>().HasSmmOrder().HasSmmOrderConstraints();
        _ = modelBuilder.HasSmmOrderHistory<long>();
        _ = modelBuilder.HasSmmOrderRefunds<long>();
        _ = modelBuilder.Entity<Wallet>().HasKey(wallet => wallet.UserId);
        _ = modelBuilder.Entity<Wallet>().Property(wallet => wallet.UserId).ValueGeneratedNever();
    }
}
