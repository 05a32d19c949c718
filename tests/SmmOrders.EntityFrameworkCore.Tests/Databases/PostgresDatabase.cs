using Npgsql;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A database that a test has for itself until it disposes this.</summary>
internal sealed class PostgresDatabase(PostgresDatabases lender, string tables, PostgresDatabases.Kept database) : IDisposable
{
    public string Connection => database.Connection;

    public string Name => new NpgsqlConnectionStringBuilder(Connection).Database!;

    public void Dispose() => lender.TakeBack(tables, database);
}
