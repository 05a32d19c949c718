using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>
/// The databases of a server, each lent to one test at a time. To empty one is far cheaper than to create and drop it, and its pooled
/// connections stay warm.
/// </summary>
internal sealed class PostgresDatabases(string server) : IAsyncDisposable
{
    private const string None = "";

    // Whatever a test may have changed about tables: they are lent again only as they were made.
    private const string Tables = """
        SELECT concat_ws(' ', (SELECT count(*) FROM pg_class), (SELECT count(*) FROM pg_constraint), (SELECT count(*) FROM pg_attribute WHERE attnotnull),
            (SELECT count(*) FROM pg_trigger), (SELECT count(*) FROM pg_proc))
        """;

    private const string Truncate = """
        DO $$ BEGIN EXECUTE (
            SELECT 'TRUNCATE ' || string_agg(format('%I.%I', schemaname, tablename), ', ') || ' RESTART IDENTITY'
            FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')); END $$
        """;

    private const string DropAll = """
        DO $$ DECLARE name text; BEGIN
            FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
                EXECUTE format('DROP SCHEMA %I CASCADE', name);
            END LOOP;
            CREATE SCHEMA public;
        END $$
        """;

    private readonly string _server = new NpgsqlConnectionStringBuilder(server) { Database = "postgres" }.ConnectionString;
    private readonly ConcurrentDictionary<string, ConcurrentBag<Kept>> _kept = new();
    private readonly ConcurrentBag<string> _all = [];

    /// <summary>Lends a database without tables.</summary>
    public PostgresDatabase Lend() => new(this, None, Take(None) ?? Create());

    /// <summary>Lends a database with the tables of a context, which are empty and stay for the next one who asks for them.</summary>
    /// <param name="open">Opens the context by a connection string.</param>
    public PostgresDatabase Lend<TContext>(Func<string, TContext> open)
        where TContext : DbContext
    {
        string tables = typeof(TContext).Name;
        if (Take(tables) is { } kept)
        {
            return new(this, tables, kept);
        }

        Kept database = Take(None) ?? Create();
        using TContext context = open(database.Connection);
        _ = context.Database.EnsureCreated();
        return new(this, tables, database with { Made = (string)Execute(database.Connection, Tables)! });
    }

    /// <summary>Empties a database that was lent.</summary>
    internal void TakeBack(string tables, Kept database)
    {
        if (tables != None && database.Made != (string)Execute(database.Connection, Tables)!)
        {
            tables = None;
        }

        _ = Execute(database.Connection, tables == None ? DropAll : Truncate);
        _kept.GetOrAdd(tables, _ => []).Add(database);
    }

    /// <summary>Drops them all: the server may be somebody's own.</summary>
    public async ValueTask DisposeAsync()
    {
        await using NpgsqlConnection connection = new(_server);
        await connection.OpenAsync();
        foreach (string name in _all)
        {
            await using NpgsqlCommand drop = new($"""DROP DATABASE IF EXISTS "{name}" WITH (FORCE)""", connection);
            _ = await drop.ExecuteNonQueryAsync();
        }
    }

    private Kept? Take(string tables) => _kept.TryGetValue(tables, out ConcurrentBag<Kept>? kept) && kept.TryTake(out Kept? database) ? database : null;

    private Kept Create()
    {
        string name = $"smmorders_{Guid.NewGuid():N}";
        _ = Execute(_server, $"""CREATE DATABASE "{name}" """);
        _all.Add(name);
        return new(new NpgsqlConnectionStringBuilder(_server) { Database = name }.ConnectionString);
    }

    private static object? Execute(string connectionString, string sql)
    {
        using NpgsqlConnection connection = new(connectionString);
        connection.Open();
        using NpgsqlCommand command = new(sql, connection);
        return command.ExecuteScalar();
    }

    /// <summary>A database, and what its tables were like when they were made.</summary>
    internal sealed record Kept(string Connection, string Made = None);
}
