using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

internal sealed class ShopContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<ShopOrder> Orders => Set<ShopOrder>();

    public DbSet<Wallet> Wallets => Set<Wallet>();

    public DbSet<OrderAttention<long?>> Attention => Set<OrderAttention<long?>>();

    public DbSet<OrderOutbox<long?>> Outbox => Set<OrderOutbox<long?>>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        _ = modelBuilder.Entity<ShopOrder>().HasSmmOrder().HasSmmOrderConstraints();
        _ = modelBuilder.Entity<ShopOrder>().Property(order => order.ProviderCurrency).HasMaxLength(8);
        _ = modelBuilder.Entity<ShopOrder>().Property(order => order.Note).HasConversion(note => note, note => Readable(note));
        _ = modelBuilder.HasSmmOrderHistory<long>();
        _ = modelBuilder.HasSmmOrderRefunds<long>();
        _ = modelBuilder.HasSmmOrderAttention<long?>();
        _ = modelBuilder.HasSmmOrderOutbox<long?>();
        _ = modelBuilder.HasSmmOrderAttempts<long>();
        _ = modelBuilder.HasSmmOrderRequests<long>();
        _ = modelBuilder.HasSmmOrderProviders();
        _ = modelBuilder.Entity<Wallet>().HasKey(wallet => wallet.UserId);
        _ = modelBuilder.Entity<Wallet>().Property(wallet => wallet.UserId).ValueGeneratedNever();
    }

    // A panel's own conversion, which one row breaks.
    private static string? Readable(string? note) => note == "unreadable" ? throw new FormatException("The note is not a note.") : note;
}
