using Microsoft.EntityFrameworkCore;

namespace SmmOrders.Hosting.Worker;

internal sealed class PanelContext(DbContextOptions<PanelContext> options) : DbContext(options)
{
    public DbSet<PanelOrder> Orders => Set<PanelOrder>();

    public DbSet<PanelWallet> Wallets => Set<PanelWallet>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        _ = modelBuilder.Entity<PanelOrder>().HasSmmOrder().HasSmmOrderConstraints();
        _ = modelBuilder.HasSmmOrderHistory<long>();
        _ = modelBuilder.HasSmmOrderRefunds<long>();
        _ = modelBuilder.HasSmmOrderAttempts<long>();
        _ = modelBuilder.HasSmmOrderRequests<long>();
        _ = modelBuilder.HasSmmOrderProviders();
        _ = modelBuilder.HasSmmOrderAttention<long?>();
        _ = modelBuilder.Entity<PanelWallet>().HasKey(wallet => wallet.UserId);
        _ = modelBuilder.Entity<PanelWallet>().Property(wallet => wallet.UserId).ValueGeneratedNever();
    }
}
