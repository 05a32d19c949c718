using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Prepares a SQLite database for the store, and refuses one that would lose or round what is written.</summary>
internal static class SqliteStart
{
    private const int LeastSeconds = 5;
    private const long Full = 2;

    internal static void Ensure(DbContext context, IEnumerable<ExactColumn> columns)
    {
        DbConnection connection = context.Database.GetDbConnection();
        bool wasOpen = connection.State == ConnectionState.Open;
        context.Database.OpenConnection();
        try
        {
            string file = SqliteFile.Of(connection);
            if (file.Length > 0)
            {
                EnsureDurable(connection, file);
                EnsureWaits(connection, context.Database.GetCommandTimeout(), file);
            }
            else if (!wasOpen && !connection.ConnectionString.Contains("shared", StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidOperationException(
                    "The SQLite database is in memory and ends with its connection, so that the store would find it empty. Pass UseSqlite a connection that you keep open, or name a file.");
            }

            foreach (ExactColumn column in columns)
            {
                column.EnsureExactIn(context);
            }
        }
        finally
        {
            context.Database.CloseConnection();
        }
    }

    private static void EnsureDurable(DbConnection connection, string file)
    {
        try
        {
            // A transaction alone may begin on a database that cannot be written.
            _ = Scalar(connection, "BEGIN IMMEDIATE; PRAGMA user_version = 1; ROLLBACK");
        }
        catch (DbException exception)
        {
            throw new InvalidOperationException($"The SQLite database {file} cannot be written: {exception.Message} Open it without Mode=ReadOnly, and let this process write the file and its folder.", exception);
        }

        string journal = Text(connection, "PRAGMA journal_mode");
        journal = journal == "wal" ? journal : Text(connection, "PRAGMA journal_mode = 'wal'");
        Require(
            journal == "wal",
            $"The SQLite database {file} stays in the journal mode {journal}, in which readers and writers wait for one another. It needs WAL: put it on a local file system.");
        Require(
            Convert.ToInt64(Scalar(connection, "PRAGMA synchronous"), CultureInfo.InvariantCulture) >= Full,
            $"The SQLite database {file} is opened with synchronous below FULL, so that a power failure loses what was committed: an order that was sent could be sent again. Remove PRAGMA synchronous.");
    }

    // The context's commands run with its own, and a transaction begins with the connection's.
    private static void EnsureWaits(DbConnection connection, int? ofContext, string file)
    {
        Require(
            ofContext is null or 0 or >= LeastSeconds,
            $"The context of the SQLite database {file} waits {ofContext} seconds for other writers. Set its CommandTimeout to {LeastSeconds} or more, or leave it out.");
        using DbCommand command = connection.CreateCommand();
        Require(
            command.CommandTimeout is 0 or >= LeastSeconds,
            $"The connection to the SQLite database {file} waits {command.CommandTimeout} seconds for other writers. Set Default Timeout in the connection string to {LeastSeconds} or more; 30 is usual.");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }

    private static string Text(DbConnection connection, string sql) => Convert.ToString(Scalar(connection, sql), CultureInfo.InvariantCulture) ?? "";

    private static object? Scalar(DbConnection connection, string sql)
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
