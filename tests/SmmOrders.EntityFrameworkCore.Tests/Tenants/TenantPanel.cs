using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A panel of two tenants on a database of its own. The store's own contexts are those of the first, as a host may have it.</summary>
internal sealed class TenantPanel : IDisposable
{
    private readonly IDisposable _database;
    private readonly Action<DbContextOptionsBuilder> _use;
    private readonly ServiceProvider _services;

    public TenantPanel(ShopKind kind, PostgresServer server, DateTimeOffset now)
    {
        bool isPostgres = kind is ShopKind.Postgres or ShopKind.PortableOnPostgres;
        Action<DbContextOptionsBuilder> watched;
        if (isPostgres)
        {
            PostgresDatabase postgres = server.Databases.Lend(connection => new TenantContext(new DbContextOptionsBuilder().UseNpgsql(connection).UseSmmOrders().AllowManyWays().Options, "a"));
            (_database, _use) = (postgres, options => options.UseNpgsql(postgres.Connection));
            watched = options => options.UseNpgsql(new WatchedConnection(new NpgsqlConnection(postgres.Connection), Calls), true);
        }
        else
        {
            SqliteFile file = SqliteFile.With(connection => new TenantContext(new DbContextOptionsBuilder().UseSqlite(connection).UseSmmOrders().AllowManyWays().Options, "a"));
            (_database, _use) = (file, options => options.UseSqlite(file.Connection));
            watched = options => options.UseSqlite(new WatchedConnection(new SqliteConnection(file.Connection), Calls), true);
        }

        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(new FixedClock(now))
            .AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2))
            .AddSmmOrderStore<TenantContext, TenantOrder, long>(store =>
            {
                store.Options.UsePortableWriter = kind is ShopKind.Portable or ShopKind.PortableOnPostgres;
                _ = store.RecordOnly().AddOutboxSink("a").UseContext(_ => New(watched, "a"));
            })
            .BuildServiceProvider();
        Store = _services.GetRequiredService<OrderStore<TenantContext, TenantOrder, long>>();
    }

    public CallLog Calls { get; } = new();

    public OrderStore<TenantContext, TenantOrder, long> Store { get; }

    public TenantContext Open(string tenant) => New(_use, tenant);

    /// <summary>An order of a tenant: placed, or queued.</summary>
    public async Task<OrderKey> AddAsync(string tenant, bool isQueued = false)
    {
        await using TenantContext context = Open(tenant);
        TenantOrder order = new() { TenantId = tenant };
        _ = Store.Add(context, order, new() { Quantity = 1000, Charge = 10.00m, Provider = "p", ProviderOrderId = isQueued ? null : Guid.NewGuid().ToString("N"), Fields = [new("link", "l")] });
        _ = await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        return OrderKey.Of(order.Id);
    }

    public void Dispose()
    {
        _services.Dispose();
        _database.Dispose();
    }

    private static TenantContext New(Action<DbContextOptionsBuilder> use, string tenant)
    {
        DbContextOptionsBuilder options = new();
        use(options);
        return new(options.UseSmmOrders().AllowManyWays().Options, tenant);
    }
}
