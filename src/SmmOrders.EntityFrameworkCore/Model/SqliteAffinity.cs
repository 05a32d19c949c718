namespace SmmOrders.EntityFrameworkCore;

/// <summary>What SQLite makes of a value in a column, which it reads off the column's declared type (https://sqlite.org/datatype3.html#determination_of_column_affinity).</summary>
internal static class SqliteAffinity
{
    /// <summary>Whether a column of that declared type keeps whole numbers as they are, and compares them as numbers.</summary>
    internal static bool KeepsIntegers(string? declared) => Of(declared) is "INTEGER" or "NUMERIC" or "BLOB";

    /// <summary>Whether a column of that declared type keeps text as it is. A decimal that EF Core stores as text is rounded to a double in any other.</summary>
    internal static bool KeepsText(string? declared) => Of(declared) is "TEXT" or "BLOB";

    private static string Of(string? declared)
    {
        string type = declared ?? "";
        return Has("INT") ? "INTEGER"
            : Has("CHAR") || Has("CLOB") || Has("TEXT") ? "TEXT"
            : type.Length == 0 || Has("BLOB") ? "BLOB"
            : Has("REAL") || Has("FLOA") || Has("DOUB") ? "REAL"
            : "NUMERIC";

        bool Has(string part) => type.Contains(part, StringComparison.OrdinalIgnoreCase);
    }
}
