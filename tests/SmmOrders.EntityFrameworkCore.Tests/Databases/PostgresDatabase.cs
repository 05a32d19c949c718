using Npgsql;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A database that a test has for itself until it disposes this.</summary>
internal sealed class PostgresDatabase(PostgresDatabases lender, string tables, PostgresDatabases.Kept database) : IDisposable
{
    private PostgresDatabases? _lender = lender;

    public string Connection => database.Connection;

    public string Name => new NpgsqlConnectionStringBuilder(Connection).Database!;

    // Once: the next test has it then.
    public void Dispose() => Interlocked.Exchange(ref _lender, null)?.TakeBack(tables, database);
}
