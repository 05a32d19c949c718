using System.Collections.Immutable;
using System.Data.Common;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>What an exception from a database means: to be tried again, nobody's order, or one order's own.</summary>
internal static class DatabaseErrors
{
    // SQLite gives one code to a missing table and to a value that a function cannot read, such as a balance that is no number.
    private static readonly ImmutableArray<string> Setup = ["no such", "syntax error", "has no column"];

    /// <summary>Whether the same work may succeed when it is tried again: a deadlock, a serialization failure, a lost connection, a busy database.</summary>
    internal static bool IsTransient(Exception exception) => Of(exception) is { } error
        && (error.IsTransient || error.SqlState is "40001" or "40P01" || SqliteCode(error) is 5 or 6);

    /// <summary>Whether a statement took longer than its time-out: the driver's, or a lock or statement time-out of PostgreSQL.</summary>
    internal static bool IsTimeOut(Exception exception) => Of(exception) is { } error
        && (error.InnerException is TimeoutException || error.SqlState is "55P03" or "57014");

    /// <summary>
    /// Whether the database is at fault, or how the panel is set up, so that it would be the same for every order: a table or column is
    /// missing, a permission, the disk.
    /// </summary>
    internal static bool IsOfNoOrder(Exception exception) => Of(exception) is { } error
        && (error.SqlState is ['4', '2', ..] or ['0', 'A', ..] or ['3', 'D', ..] or ['3', 'F', ..] or ['2', '8', ..] or "25006"
            || SqliteCode(error) is 3 or 8 or 10 or 11 or 13 or 14 or 26
            || (SqliteCode(error) is 1 && Setup.Any(words => error.Message.Contains(words, StringComparison.OrdinalIgnoreCase))));

    /// <summary>Whether a unique index has the value already.</summary>
    internal static bool IsUniqueViolation(Exception exception) => Of(exception) is { } error
        && (error.SqlState == "23505" || SqliteCode(error) == 19);

    /// <summary>Whether a database said it.</summary>
    internal static bool IsOfADatabase(Exception exception) => Of(exception) is not null;

    private static DbException? Of(Exception? exception) => exception switch
    {
        null => null,
        DbException error => error,
        _ => Of(exception.InnerException),
    };

    // The package does not depend on SQLite's driver, which has no SQLSTATE.
    private static int? SqliteCode(DbException error) => error.GetType().GetProperty("SqliteErrorCode")?.GetValue(error) as int?;
}
