using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Worker;

internal class MarketContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Whether the tables refuse what breaks a rule.</summary>
    protected virtual bool HasConstraints => true;

    public DbSet<MarketOrder> Orders => Set<MarketOrder>();

    public DbSet<MarketWallet> Wallets => Set<MarketWallet>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        _ = HasConstraints ? modelBuilder.Entity<MarketOrder>().HasSmmOrder().HasSmmOrderConstraints() : modelBuilder.Entity<MarketOrder>().HasSmmOrder();
        _ = modelBuilder.HasSmmOrderHistory<long>();
        _ = modelBuilder.HasSmmOrderRefunds<long>();
        _ = modelBuilder.HasSmmOrderAttempts<long>();
        _ = modelBuilder.HasSmmOrderRequests<long>();
        _ = modelBuilder.HasSmmOrderProviders();
        _ = modelBuilder.Entity<MarketWallet>().HasKey(wallet => wallet.UserId);
        _ = modelBuilder.Entity<MarketWallet>().Property(wallet => wallet.UserId).ValueGeneratedNever();
    }
}
