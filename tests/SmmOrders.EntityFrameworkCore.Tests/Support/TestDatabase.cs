using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A database of a test's own that does not exist yet; gone with it.</summary>
internal sealed class TestDatabase : IDisposable
{
    private readonly string? _file;
    private readonly string _connection;

    private TestDatabase(string connection, string? file) => (_connection, _file) = (connection, file);

    /// <summary>A key for theories: the name of each database.</summary>
    public static TheoryData<string> Kinds => ["SQLite", "PostgreSQL"];

    public bool IsSqlite => _file is not null;

    /// <summary>The file of a SQLite database.</summary>
    public string File => _file!;

    public static TestDatabase Of(string kind, PostgresServer server) => kind == "SQLite" ? Sqlite() : Postgres(server);

    public static TestDatabase Sqlite(string settings = "Pooling=False")
    {
        string file = Path.Combine(Path.GetTempPath(), $"smmorders-{Guid.NewGuid():N}.db");
        return new($"Data Source={file};{settings}", file);
    }

    public static TestDatabase Postgres(PostgresServer server) => new(server.ConnectionTo($"smmorders_{Guid.NewGuid():N}"), null);

    public void Use(DbContextOptionsBuilder options) =>
        _ = (IsSqlite ? options.UseSqlite(_connection) : options.UseNpgsql(_connection)).AllowManyWays();

    public void Dispose()
    {
        if (_file is not null)
        {
            foreach (string suffix in new[] { "", "-wal", "-shm", "-smmorders.lock" })
            {
                System.IO.File.Delete(_file + suffix);
            }

            return;
        }

        DbContextOptionsBuilder options = new DbContextOptionsBuilder().AllowManyWays();
        Use(options);
        using var context = new DbContext(options.Options);
        _ = context.Database.EnsureDeleted();
    }
}
