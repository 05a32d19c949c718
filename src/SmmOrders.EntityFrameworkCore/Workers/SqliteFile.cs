using System.Data.Common;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Where an open SQLite database lies.</summary>
internal static class SqliteFile
{
    /// <summary>The full path of the file, as SQLite itself knows it; empty if the database is in memory or temporary.</summary>
    internal static string Of(DbConnection connection)
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText = "SELECT file FROM pragma_database_list WHERE name = 'main'";
        return command.ExecuteScalar() as string ?? "";
    }
}
