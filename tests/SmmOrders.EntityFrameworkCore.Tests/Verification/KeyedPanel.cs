using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A panel whose orders have keys of a type, made by the application.</summary>
internal sealed class KeyedPanel<TKey> : IAsyncDisposable
    where TKey : notnull
{
    private readonly ServiceProvider _services;

    public KeyedPanel(Action<DbContextOptionsBuilder> database)
    {
        _services = new ServiceCollection()
            .AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2))
            .AddDbContextFactory<KeyedContext>(options =>
            {
                database(options);
                _ = options.UseSmmOrders().AllowManyWays();
            })
            .AddSmmOrderStore<KeyedContext, KeyedOrder, TKey>(store => store.RecordOnly())
            .BuildServiceProvider();
        using KeyedContext context = Open();
        _ = context.Database.EnsureCreated();
    }

    public OrderStore<KeyedContext, KeyedOrder, TKey> Store => _services.GetRequiredService<OrderStore<KeyedContext, KeyedOrder, TKey>>();

    public KeyedContext Open() => _services.GetRequiredService<IDbContextFactory<KeyedContext>>().CreateDbContext();

    public async Task<OrderKey[]> AddAsync(IEnumerable<TKey> keys)
    {
        await using KeyedContext context = Open();
        List<OrderKey> added = [];
        foreach (TKey key in keys)
        {
            _ = Store.Add(context, new KeyedOrder { Id = key }, new() { Quantity = 1, Charge = 1m, Provider = "p", ProviderOrderId = Guid.NewGuid().ToString("N") });
            added.Add(Store.KeyOf(context, key));
        }

        _ = await context.SaveChangesAsync();
        return [.. added];
    }

    public async Task ExecuteAsync(string sql)
    {
        await using KeyedContext context = Open();
        _ = await context.Database.ExecuteSqlRawAsync(sql);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    internal sealed class KeyedOrder : TrackedOrder
    {
        public required TKey Id { get; init; }
    }

    internal sealed class KeyedContext(DbContextOptions options) : DbContext(options)
    {
        public DbSet<KeyedOrder> Orders => Set<KeyedOrder>();

        protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
            configurationBuilder.Properties<OrderNumber>().HaveConversion<OrderNumberConverter>();

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            _ = modelBuilder.Entity<KeyedOrder>().HasSmmOrder();
            _ = modelBuilder.Entity<KeyedOrder>().Property(order => order.Id).ValueGeneratedNever();
            _ = modelBuilder.HasSmmOrderHistory<TKey>();
            _ = modelBuilder.HasSmmOrderRefunds<TKey>();
        }
    }

    private sealed class OrderNumberConverter() : ValueConverter<OrderNumber, long>(number => number.Value, value => new OrderNumber(value));
}
