using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A database of a test's own, without tables.</summary>
internal sealed class TestDatabase : IDisposable
{
    private readonly IDisposable _database;
    private readonly string _connection;

    private TestDatabase(IDisposable database, string connection) => (_database, _connection) = (database, connection);

    /// <summary>Keys for theories: the name of each database, SQLite every time.</summary>
    public static IEnumerable<TheoryDataRow<string>> SqliteFirst => CiForm.Rows<TheoryDataRow<string>>("SQLite", "PostgreSQL");

    /// <summary>The same with PostgreSQL every time.</summary>
    public static IEnumerable<TheoryDataRow<string>> PostgresFirst => CiForm.Rows<TheoryDataRow<string>>("PostgreSQL", "SQLite");

    public bool IsSqlite => _database is SqliteFile;

    /// <summary>The file of a SQLite database.</summary>
    public string File => ((SqliteFile)_database).Path;

    public static TestDatabase Of(string kind, PostgresServer server) => kind == "SQLite" ? Sqlite() : Postgres(server);

    public static TestDatabase Sqlite()
    {
        var file = new SqliteFile();
        return new(file, file.Connection);
    }

    public static TestDatabase Postgres(PostgresServer server)
    {
        PostgresDatabase database = server.Databases.Lend();
        return new(database, database.Connection);
    }

    public void Use(DbContextOptionsBuilder options) => Use(options, null);

    /// <param name="options">The options.</param>
    /// <param name="migrations">Where the database's migrations are, if it has any.</param>
    public void Use(DbContextOptionsBuilder options, Assembly? migrations) => _ = (IsSqlite
        ? options.UseSqlite(_connection, sqlite => _ = migrations is null ? sqlite : sqlite.MigrationsAssembly(migrations))
        : options.UseNpgsql(_connection, postgres => _ = migrations is null ? postgres : postgres.MigrationsAssembly(migrations))).AllowManyWays();

    public void Dispose() => _database.Dispose();
}
