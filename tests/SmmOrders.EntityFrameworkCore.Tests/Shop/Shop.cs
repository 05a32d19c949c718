using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A small panel on a database of its own: orders, wallets and the store.</summary>
internal sealed class Shop : IAsyncDisposable
{
    private readonly IDisposable _database;
    private int _users = 1000;

    private readonly string? _currency;
    private Func<IServiceProvider, ShopContext>? _watched;

    private Shop(
        IDisposable database, Action<DbContextOptionsBuilder> use, Action<OrderStoreBuilder<ShopContext, ShopOrder, long>>? configure, ShopSetup? setup = null)
    {
        _database = database;
        _currency = setup?.Currency;
        ServiceCollection services = new();
        setup?.Services?.Invoke(services);
        if (setup?.Now is { } now)
        {
            _ = services.AddSingleton<TimeProvider>(new FixedClock(now));
        }

        Services = services
            .AddSmmOrders(options =>
            {
                options.Refunds = RefundPolicy.HalfUp(2);
                setup?.Rules?.Invoke(options);
            })
            .AddDbContextFactory<ShopContext>(options =>
            {
                use(options);
                _ = options.UseSmmOrders().AllowManyWays();
            })
            .AddSmmOrderStore<ShopContext, ShopOrder, long>(store =>
            {
                _ = store.CreditWallets<Wallet, int>(wallet => wallet.UserId, wallet => wallet.Balance, order => order.UserId);
                configure?.Invoke(store);
                store.ShareQuery();
                _watched = store.CreateContext;
            })
            .BuildServiceProvider();
        Store = Services.GetRequiredService<OrderStore<ShopContext, ShopOrder, long>>();
    }

    public ServiceProvider Services { get; }

    public OrderStore<ShopContext, ShopOrder, long> Store { get; }

    public OrderRules Rules => Services.GetRequiredService<OrderRules>();

    public static Shop Sqlite(Action<OrderStoreBuilder<ShopContext, ShopOrder, long>>? configure = null) =>
        Sqlite((store, _) => configure?.Invoke(store), new());

    /// <summary>A shop on SQLite whose configuration depends on the connection string.</summary>
    public static Shop Sqlite(Action<OrderStoreBuilder<ShopContext, ShopOrder, long>, string> configure, ShopSetup setup)
    {
        SqliteFile file = NewFile();
        return new(file, options => options.UseSqlite(file.Connection), store => configure(store, file.Connection), setup);
    }

    public static Shop Postgres(PostgresServer server, Action<OrderStoreBuilder<ShopContext, ShopOrder, long>>? configure = null) =>
        Postgres(server, (store, _) => configure?.Invoke(store), new());

    /// <summary>A shop on PostgreSQL whose configuration depends on the connection string.</summary>
    public static Shop Postgres(PostgresServer server, Action<OrderStoreBuilder<ShopContext, ShopOrder, long>, string> configure, ShopSetup setup)
    {
        PostgresDatabase database = Lend(server);
        return new(
            database,
            options => options.UseNpgsql(database.Connection, npgsql => _ = setup.Retries ? npgsql.EnableRetryOnFailure(2, TimeSpan.FromMilliseconds(20), null) : npgsql),
            store => configure(store, database.Connection), setup);
    }

    /// <summary>A file with the shop's tables.</summary>
    public static SqliteFile NewFile() => SqliteFile.With(
        connection => new ShopContext(new DbContextOptionsBuilder().UseSqlite(connection).UseSmmOrders().AllowManyWays().Options));

    /// <summary>A database with the shop's tables.</summary>
    public static PostgresDatabase Lend(PostgresServer server) => server.Databases.Lend(
        connection => new ShopContext(new DbContextOptionsBuilder().UseNpgsql(connection).UseSmmOrders().AllowManyWays().Options));

    public ShopContext Open() => Services.GetRequiredService<IDbContextFactory<ShopContext>>().CreateDbContext();

    /// <summary>A context whose calls are logged, as the store's own are.</summary>
    public ShopContext OpenWatched() => _watched!(Services);

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

    /// <summary>A placed order of 1000 units for 10.00 of a service.</summary>
    public async Task<long> AddOfServiceAsync(string? service)
    {
        await using ShopContext context = Open();
        var order = new ShopOrder { UserId = ++_users };
        _ = context.Add(new Wallet { UserId = order.UserId, Balance = 0m });
        _ = Store.Add(context, order, new NewTrackedOrder { Quantity = 1000, Charge = 10.00m, Service = service, Provider = "p", ProviderOrderId = Guid.NewGuid().ToString("N") });
        _ = await context.SaveChangesAsync();
        return order.Id;
    }

    /// <summary>Orders of 1000 units for 10.00 each, placed or queued, each of a user of its own, whose wallet is empty.</summary>
    public async Task<long[]> AddManyAsync(int count, bool isQueued = false)
    {
        await using ShopContext context = Open();
        ShopOrder[] orders = [.. Enumerable.Range(0, count).Select(_ => new ShopOrder { UserId = ++_users })];
        foreach (ShopOrder order in orders)
        {
            _ = context.Add(new Wallet { UserId = order.UserId, Balance = 0m });
            _ = Store.Add(context, order, new NewTrackedOrder { Quantity = 1000, Charge = 10.00m, Currency = _currency, Provider = "p", ProviderOrderId = isQueued ? null : Guid.NewGuid().ToString("N") });
        }

        _ = await context.SaveChangesAsync();
        return [.. orders.Select(order => order.Id)];
    }

    /// <summary>Changes rows past the store, for damage.</summary>
    public async Task DamageAsync(FormattableString sql)
    {
        await using ShopContext context = Open();
        _ = await context.Database.ExecuteSqlAsync(sql);
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        _database.Dispose();
    }
}
