using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A database of a test's own, with the panel's tables in it.</summary>
internal sealed class Database : IDisposable
{
    private readonly DbContextOptions _options;
    private readonly IDisposable _held;

    private Database(DbContextOptions options, IDisposable held) => (_options, _held) = (options, held);

    public static Database Sqlite()
    {
        // In memory, and there for as long as this connection is open.
        var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        Database database = new(new DbContextOptionsBuilder().AllowManyWays().UseSqlite(memory).Options, memory);
        using PanelContext context = database.Open();
        _ = context.Database.EnsureCreated();
        return database;
    }

    public static Database Postgres(PostgresServer server)
    {
        PostgresDatabase database = server.Databases.Lend(connection => new PanelContext(Options(connection)));
        return new(Options(database.Connection), database);
    }

    public PanelContext Open() => new(_options);

    public void Dispose() => _held.Dispose();

    private static DbContextOptions Options(string postgres) => new DbContextOptionsBuilder().AllowManyWays().UseNpgsql(postgres).Options;
}
