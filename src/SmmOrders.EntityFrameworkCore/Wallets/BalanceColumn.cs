using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>What the column of a balance holds exactly.</summary>
internal static class BalanceColumn
{
    private static readonly Type[] WholeNumbers = [typeof(long), typeof(int), typeof(short)];

    /// <summary>Refuses a column that would round amounts.</summary>
    /// <exception cref="InvalidOperationException">It would.</exception>
    internal static void EnsureExact(IProperty balance, DatabaseKind database)
    {
        string type = balance.GetColumnType();
        bool isWhole = WholeNumbers.Contains(StoredType(balance));
        bool isExact = StoredType(balance) == typeof(decimal) || isWhole;
        isExact &= database switch
        {
            DatabaseKind.Sqlite => isWhole ? AffinityOf(type) is "INTEGER" or "NUMERIC" or "BLOB" : AffinityOf(type) is "TEXT" or "BLOB",
            DatabaseKind.Postgres => isWhole || !IsAny(type, "real", "double precision", "float", "money"),
            _ => !IsAny(type, "real", "double", "float"),
        };
        if (!isExact)
        {
            throw new InvalidOperationException(
                $"{balance.DeclaringType.DisplayName()}.{balance.Name} is stored as {type}, which rounds amounts. {(database == DatabaseKind.Sqlite ? "Leave the type to EF Core (TEXT), or convert it to whole numbers (INTEGER)." : "Use numeric, with as many decimals as your amounts have.")}");
        }
    }

    /// <summary>The amount, if the column holds it exactly.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not.</exception>
    internal static decimal EnsureFits(IProperty balance, decimal amount)
    {
        RelationalTypeMapping mapping = balance.GetRelationalTypeMapping();

        // A column with a precision and no scale has no decimals.
        int? precision = balance.GetPrecision() ?? mapping.Precision;
        int? scale = balance.GetScale() ?? mapping.Scale ?? (precision is null ? null : 0);
        bool fits = scale is null || MoneyColumn.Fits(amount, precision ?? int.MaxValue, scale.Value);
        return fits && (mapping.Converter is not { } converter || Equals(converter.ConvertFromProvider(converter.ConvertToProvider(amount)), amount))
            ? amount
            : throw new ArgumentOutOfRangeException(
                nameof(amount), amount, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{balance.DeclaringType.DisplayName()}.{balance.Name} is stored as {balance.GetColumnType()}{(scale is null ? "" : $" with {scale} decimals")}, so it cannot hold {amount} exactly. Give the column more decimals, or round amounts to what it holds before they are charged and refunded."));
    }

    /// <summary>What the database stores, without the conversion's own null.</summary>
    internal static Type StoredType(IProperty balance)
    {
        RelationalTypeMapping mapping = balance.GetRelationalTypeMapping();
        Type type = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    // SQLite's own rules, in their order.
    private static string AffinityOf(string type) =>
        IsAny(type, "INT") ? "INTEGER"
        : IsAny(type, "CHAR", "CLOB", "TEXT") ? "TEXT"
        : type.Length == 0 || IsAny(type, "BLOB") ? "BLOB"
        : IsAny(type, "REAL", "FLOA", "DOUB") ? "REAL"
        : "NUMERIC";

    private static bool IsAny(string type, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (type.Contains(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
