using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A database of a test's own, with the panel's tables in it; gone with it.</summary>
internal sealed class Database : IDisposable
{
    private readonly DbContextOptions _options;
    private readonly SqliteConnection? _memory;

    private Database(DbContextOptions options, SqliteConnection? memory = null)
    {
        (_options, _memory) = (options, memory);
        using PanelContext context = Open();
        _ = context.Database.EnsureCreated();
    }

    public static Database Sqlite()
    {
        // In memory, and there for as long as this connection is open.
        var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        return new(new DbContextOptionsBuilder().AllowManyWays().UseSqlite(memory).Options, memory);
    }

    public static Database Postgres(PostgresServer server) =>
        new(new DbContextOptionsBuilder().AllowManyWays().UseNpgsql(server.ConnectionTo($"smmorders_{Guid.NewGuid():N}")).Options);

    public PanelContext Open() => new(_options);

    public void Dispose()
    {
        using (PanelContext context = Open())
        {
            _ = context.Database.EnsureDeleted();
        }

        _memory?.Dispose();
    }
}
