using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A small panel on a database of its own: orders, wallets and the store.</summary>
internal sealed class Shop : IAsyncDisposable
{
    private readonly string? _file;

    private Shop(Action<DbContextOptionsBuilder> database, Action<OrderStoreBuilder<ShopContext, ShopOrder, long>>? configure, string? file = null)
    {
        _file = file;
        Services = new ServiceCollection()
            .AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2))
            .AddDbContextFactory<ShopContext>(options =>
            {
                database(options);
                _ = options.UseSmmOrders();
            })
            .AddSmmOrderStore<ShopContext, ShopOrder, long>(store =>
            {
                _ = store.CreditWallets<Wallet, int>(wallet => wallet.UserId, wallet => wallet.Balance, order => order.UserId);
                configure?.Invoke(store);
            })
            .BuildServiceProvider();
        Store = Services.GetRequiredService<OrderStore<ShopContext, ShopOrder, long>>();
        using ShopContext context = Open();
        _ = context.Database.EnsureCreated();
    }

    public ServiceProvider Services { get; }

    public OrderStore<ShopContext, ShopOrder, long> Store { get; }

    public static Shop Sqlite(Action<OrderStoreBuilder<ShopContext, ShopOrder, long>>? configure = null)
    {
        string file = Path.Combine(Path.GetTempPath(), $"smmorders-{Guid.NewGuid():N}.db");
        return new(options => options.UseSqlite($"Data Source={file};Pooling=False"), configure, file);
    }

    public static Shop Postgres(PostgresServer server, Action<OrderStoreBuilder<ShopContext, ShopOrder, long>>? configure = null)
    {
        string connection = server.ConnectionTo($"smmorders_{Guid.NewGuid():N}");
        return new(options => options.UseNpgsql(connection), configure);
    }

    public ShopContext Open() => Services.GetRequiredService<IDbContextFactory<ShopContext>>().CreateDbContext();

    /// <summary>A placed order of 1000 units for 10.00, of a user with a wallet.</summary>
    public async Task<long> AddAsync(int user = 1, decimal charge = 10.00m)
    {
        await using ShopContext context = Open();
        if (!await context.Wallets.AnyAsync(wallet => wallet.UserId == user))
        {
            _ = context.Add(new Wallet { UserId = user, Balance = 0m });
        }

        var order = new ShopOrder { UserId = user };
        _ = Store.Add(context, order, new NewTrackedOrder { Quantity = 1000, Charge = charge, Provider = "p", ProviderOrderId = Guid.NewGuid().ToString("N") });
        _ = await context.SaveChangesAsync();
        return order.Id;
    }

    public async ValueTask DisposeAsync()
    {
        await using (ShopContext context = Open())
        {
            _ = await context.Database.EnsureDeletedAsync();
        }

        await Services.DisposeAsync();
        if (_file is not null)
        {
            File.Delete(_file);
        }
    }
}
