using Microsoft.EntityFrameworkCore;

namespace PanelBackend;

/// <summary>The panel's own tables, with the store's beside them.</summary>
internal sealed class PanelContext(DbContextOptions<PanelContext> options) : DbContext(options)
{
    public DbSet<PanelOrder> Orders => Set<PanelOrder>();

    public DbSet<PanelUser> Users => Set<PanelUser>();

    public DbSet<PanelService> Services => Set<PanelService>();

    public DbSet<Deposit> Deposits => Set<Deposit>();

    // The store's own tables: pages only read them.
    public IQueryable<OrderAttention<long?>> Attention => Set<OrderAttention<long?>>().AsNoTracking();

    public IQueryable<OrderAttempt<long>> Attempts => Set<OrderAttempt<long>>().AsNoTracking();

    public IQueryable<OrderRequestEntry<long>> Requests => Set<OrderRequestEntry<long>>().AsNoTracking();

    public IQueryable<OrderRefundEntry<long>> Refunds => Set<OrderRefundEntry<long>>().AsNoTracking();

    public IQueryable<OrderProvider> Providers => Set<OrderProvider>().AsNoTracking();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PanelOrder>(order =>
        {
            order.HasSmmOrder().HasSmmOrderConstraints();
            order.HasOne(o => o.User).WithMany().HasForeignKey(o => o.UserId);
            order.HasIndex(o => new { o.UserId, o.Id });
            order.HasIndex(o => new { o.UserId, o.Form }).IsUnique();
            order.Property(o => o.PlacedAt).HasConversion(Instants.ToTicks);
        });
        modelBuilder.HasSmmOrderHistory<long>();
        modelBuilder.HasSmmOrderRefunds<long>();
        modelBuilder.HasSmmOrderAttempts<long>();
        modelBuilder.HasSmmOrderRequests<long>();
        modelBuilder.HasSmmOrderProviders();
        modelBuilder.HasSmmOrderAttention<long?>();
        modelBuilder.HasSmmOrderOutbox<long?>();

        modelBuilder.Entity<PanelUser>(user =>
        {
            user.HasIndex(u => u.Name).IsUnique();
            user.HasIndex(u => u.ApiKeyHash).IsUnique();
            user.Property(u => u.Balance).HasPrecision(18, 8);
        });
        modelBuilder.Entity<Deposit>(deposit =>
        {
            deposit.Property(d => d.Amount).HasPrecision(18, 8);
            deposit.Property(d => d.At).HasConversion(Instants.ToTicks);
        });
        modelBuilder.Entity<PanelService>(service =>
        {
            service.Property(s => s.Price).HasPrecision(18, 8);
            service.Property(s => s.Cost).HasPrecision(18, 8);
        });
    }
}
