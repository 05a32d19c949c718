using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace SmmOrders.EntityFrameworkCore.Tests;

internal sealed class PricedContext(DbContextOptions options) : DbContext(options)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public DbSet<PricedOrder> Orders => Set<PricedOrder>();

    public DbSet<OrderRefundEntry<long>> Refunds => Set<OrderRefundEntry<long>>();

    /// <summary>Adds orders of many amounts: with and without a provider's charge, equal ones, the smallest and large ones.</summary>
    public void Fill()
    {
        (decimal Charge, decimal Refunded, decimal? ProviderCharge, decimal Price)[] amounts =
        [
            (2.50m, 1.25m, 1.10m, 2.50m),
            (2.50m, 0m, null, 2.40m),
            (10.00m, 10.00m, 9.99999999m, 11m),
            (0.10m, 0.03m, 0.00000001m, 0.1m),
            (123456.78m, 23456.78m, null, 100m),
            (0.00000001m, 0m, 0m, 0.00000001m),
            (9.00m, 4.00m, 2.50m, 9m),
        ];
        foreach ((decimal charge, decimal refunded, decimal? providerCharge, decimal price) in amounts)
        {
            int index = ChangeTracker.Entries<PricedOrder>().Count();
            EntityEntry<PricedOrder> order = Add(new PricedOrder { UserId = index % 3, Price = price, Cents = decimal.Round(price, 2, MidpointRounding.ToEven), Factor = index / 4d, Note = "2.5" });
            order.Property(o => o.Status).CurrentValue = refunded == 0 ? OrderStatus.Processing : OrderStatus.Partial;
            order.Property(o => o.StatusSince).CurrentValue = Start.AddHours(index);
            order.Property(o => o.Quantity).CurrentValue = 1 + index;
            order.Property(o => o.Charge).CurrentValue = charge;
            order.Property(o => o.Currency).CurrentValue = index < 4 ? "USD" : "EUR";
            order.Property(o => o.Refunded).CurrentValue = refunded;
            order.Property(o => o.ProviderCharge).CurrentValue = providerCharge;
            order.Property(OrderColumns.Version).CurrentValue = 1L;
            _ = SaveChanges();
            if (refunded > 0)
            {
                this.Insert(new OrderRefundEntry<long> { Id = Guid.NewGuid(), OrderId = order.Entity.Id, Amount = refunded, TotalAfter = refunded, Reason = RefundReason.PartiallyDelivered, At = Start, HistoryNumber = 1 });
                this.Insert(new OrderRefundEntry<long> { Id = Guid.NewGuid(), OrderId = order.Entity.Id, Amount = 0.5m, TotalAfter = refunded + 0.5m, Reason = RefundReason.PartiallyDelivered, At = Start, HistoryNumber = 2 });
            }
        }

        _ = SaveChanges();
        ChangeTracker.Clear();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        _ = modelBuilder.Entity<PricedOrder>().HasSmmOrder();
        if (Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal))
        {
            _ = modelBuilder.Entity<PricedOrder>().Property(order => order.Cents).HasConversion(amount => (long)(amount * 100), cents => cents / 100m);
        }

        _ = modelBuilder.HasSmmOrderHistory<long>();
        _ = modelBuilder.HasSmmOrderRefunds<long>();
    }
}
