using Microsoft.EntityFrameworkCore;
using SmmOrders.Testing;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>One database for all cases of a kind: each case has its own store and its own orders.</summary>
public sealed class ConformanceDatabases(PostgresServer server) : IDisposable
{
    private readonly SqliteFile _sqlite = Shop.NewFile();
    private PostgresDatabase? _postgres;

    internal Task<IOrderStoreHarness> SqliteAsync(OrderStoreSetup setup, bool isPortable = false) =>
        Task.FromResult<IOrderStoreHarness>(new ShopHarness(setup, options => options.UseSqlite(_sqlite.Connection), isPortable));

    internal Task<IOrderStoreHarness> PostgresAsync(OrderStoreSetup setup)
    {
        _postgres ??= Shop.Lend(server);
        return Task.FromResult<IOrderStoreHarness>(new ShopHarness(setup, options => options.UseNpgsql(_postgres.Connection), isPortable: false));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sqlite.Dispose();
        _postgres?.Dispose();
    }
}
