using Microsoft.EntityFrameworkCore;
using SmmOrders.Testing;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>One database for all cases of a kind: each case has its own store and its own orders.</summary>
public sealed class ConformanceDatabases(PostgresServer server) : IAsyncDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"smmorders-{Guid.NewGuid():N}.db");
    private string? _postgres;
    private bool _isSqliteThere;

    internal Task<IOrderStoreHarness> SqliteAsync(OrderStoreSetup setup, bool isPortable = false)
    {
        var harness = new ShopHarness(setup, options => options.UseSqlite($"Data Source={_file};Pooling=False"), isPortable);
        return CreatedAsync(harness, ref _isSqliteThere);
    }

    internal Task<IOrderStoreHarness> PostgresAsync(OrderStoreSetup setup)
    {
        bool isThere = _postgres is not null;
        _postgres ??= server.ConnectionTo($"smmorders_{Guid.NewGuid():N}");
        return CreatedAsync(new ShopHarness(setup, options => options.UseNpgsql(_postgres), isPortable: false), ref isThere);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        File.Delete(_file);
        if (_postgres is not null)
        {
            await using ShopContext context = new(new DbContextOptionsBuilder().UseNpgsql(_postgres).UseSmmOrders().Options);
            _ = await context.Database.EnsureDeletedAsync();
        }
    }

    private static Task<IOrderStoreHarness> CreatedAsync(ShopHarness harness, ref bool isThere)
    {
        if (!isThere)
        {
            using ShopContext context = harness.Open();
            isThere = context.Database.EnsureCreated();
        }

        return Task.FromResult<IOrderStoreHarness>(harness);
    }
}
