using Microsoft.EntityFrameworkCore;

namespace SmmOrders.Benchmarks;

/// <summary>Tables of a panel without the package, with what the naive way needs and no more.</summary>
internal sealed class PlainContext(DbContextOptions<PlainContext> options) : DbContext(options)
{
    public DbSet<PlainOrder> Orders => Set<PlainOrder>();

    public DbSet<PlainWallet> Wallets => Set<PlainWallet>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        _ = modelBuilder.Entity<PlainOrder>().ToTable("plain_orders").Property(order => order.Version).IsConcurrencyToken();
        _ = modelBuilder.Entity<PlainWallet>().ToTable("plain_wallets").HasKey(wallet => wallet.UserId);
        _ = modelBuilder.Entity<PlainRefund>().ToTable("plain_refunds").HasIndex(refund => new { refund.OrderId, refund.TotalAfter }).IsUnique();
        _ = modelBuilder.Entity<PlainHistory>().ToTable("plain_history").HasIndex(entry => new { entry.OrderId, entry.Number }).IsUnique();
    }
}

internal sealed class PlainOrder
{
    public long Id { get; set; }

    public int UserId { get; set; }

    public OrderStatus Status { get; set; }

    public DateTimeOffset StatusSince { get; set; }

    public long Quantity { get; set; }

    public decimal Charge { get; set; }

    public long? Delivered { get; set; }

    public decimal Refunded { get; set; }

    public long Version { get; set; }
}

internal sealed class PlainWallet
{
    public int UserId { get; set; }

    public decimal Balance { get; set; }
}

internal sealed class PlainRefund
{
    public Guid Id { get; set; }

    public long OrderId { get; set; }

    public decimal Amount { get; set; }

    public decimal TotalAfter { get; set; }

    public DateTimeOffset At { get; set; }
}

internal sealed class PlainHistory
{
    public Guid Id { get; set; }

    public long OrderId { get; set; }

    public long Number { get; set; }

    public OrderStatus To { get; set; }

    public DateTimeOffset At { get; set; }
}
