using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A panel with several tenants in one database: a context shows the orders of one, and of our tables what belongs to them.</summary>
internal sealed class TenantContext(DbContextOptions options, string tenant) : DbContext(options)
{
    public string Tenant => tenant;

    public DbSet<TenantOrder> Orders => Set<TenantOrder>();

    public DbSet<OrderAttention<long?>> Attention => Set<OrderAttention<long?>>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        _ = modelBuilder.Entity<TenantOrder>().HasSmmOrder().HasSmmOrderConstraints().HasSmmOrderTenant(order => order.TenantId).HasQueryFilter(order => order.TenantId == Tenant);
        _ = modelBuilder.HasSmmOrderHistory<long>().HasQueryFilter(entry => Orders.Any(order => order.Id == entry.OrderId));
        _ = modelBuilder.HasSmmOrderRefunds<long>().HasQueryFilter(entry => Orders.Any(order => order.Id == entry.OrderId));
        _ = modelBuilder.HasSmmOrderAttention<long?>().HasQueryFilter(row => Orders.Any(order => order.Id == row.OrderId));
        _ = modelBuilder.HasSmmOrderOutbox<long?>().HasQueryFilter(row => Orders.Any(order => order.Id == row.OrderId));
        _ = modelBuilder.HasSmmOrderRequests<long>().HasQueryFilter(request => Orders.Any(order => order.Id == request.OrderId));
        _ = modelBuilder.HasSmmOrderAttempts<long>().HasQueryFilter(attempt => Orders.Any(order => order.Id == attempt.OrderId));
        _ = modelBuilder.HasSmmOrderProviders().HasQueryFilter(provider => Orders.Any(order => order.Provider == provider.Name));
    }
}
