using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SmmOrders.Testing;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>One database for all cases of a kind: each case has its own store and its own orders.</summary>
public sealed class ConformanceDatabases(PostgresServer server) : IAsyncDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"smmorders-{Guid.NewGuid():N}.db");
    private string? _postgres;
    private bool _isSqliteThere;

    private string Sqlite => $"Data Source={_file}";

    internal Task<IOrderStoreHarness> SqliteAsync(OrderStoreSetup setup, bool isPortable = false)
    {
        var harness = new ShopHarness(setup, options => options.UseSqlite(Sqlite), isPortable);
        _isSqliteThere = _isSqliteThere || IsCreated(harness);
        return Task.FromResult<IOrderStoreHarness>(harness);
    }

    internal Task<IOrderStoreHarness> PostgresAsync(OrderStoreSetup setup)
    {
        // Pooled, since a connection costs PostgreSQL a process.
        string connection = _postgres ?? new NpgsqlConnectionStringBuilder(server.ConnectionTo($"smmorders_{Guid.NewGuid():N}")) { Pooling = true }.ConnectionString;
        var harness = new ShopHarness(setup, options => options.UseNpgsql(connection), isPortable: false);
        _postgres ??= IsCreated(harness) ? connection : null;
        return Task.FromResult<IOrderStoreHarness>(harness);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await using SqliteConnection sqlite = new(Sqlite);
        SqliteConnection.ClearPool(sqlite);
        File.Delete(_file);
        if (_postgres is not null)
        {
            await using NpgsqlConnection postgres = new(_postgres);
            NpgsqlConnection.ClearPool(postgres);
            await using ShopContext context = new(new DbContextOptionsBuilder().AllowManyWays().UseNpgsql(_postgres).UseSmmOrders().AllowManyWays().Options);
            _ = await context.Database.EnsureDeletedAsync();
        }
    }

    private static bool IsCreated(ShopHarness harness)
    {
        using ShopContext context = harness.Open();
        return context.Database.EnsureCreated();
    }
}
