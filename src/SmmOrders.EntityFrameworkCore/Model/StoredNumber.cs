using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>How a column stores an amount of money, and whether that is exact.</summary>
internal static class StoredNumber
{
    // PostgreSQL's money changes its decimals with the server's locale.
    private static readonly ImmutableArray<string> Inexact = ["real", "double", "float", "money"];

    /// <summary>What the column stores, behind all conversions.</summary>
    internal static Type TypeOf(RelationalTypeMapping mapping)
    {
        Type type = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    internal static bool IsInteger(RelationalTypeMapping mapping) => TypeOf(mapping) is var type
        && (type == typeof(long) || type == typeof(int) || type == typeof(short) || type == typeof(ulong) || type == typeof(uint));

    /// <summary>The digits of a column of decimals, and how many of them are decimals, as the model says; <see langword="null"/> where it sets no limit.</summary>
    internal static (int? Precision, int? Scale) DigitsOf(IReadOnlyProperty property)
    {
        var mapping = (RelationalTypeMapping)property.GetTypeMapping();
        int? precision = property.GetPrecision() ?? mapping.Precision;

        // A column with a precision and no scale has no decimals.
        return (precision, property.GetScale() ?? mapping.Scale ?? (precision is null ? null : 0));
    }

    /// <summary>Whether the column keeps amounts exactly, as far as its type says.</summary>
    /// <param name="mapping">The column's mapping.</param>
    /// <param name="database">The database.</param>
    /// <param name="declared">The type that the column is declared with.</param>
    internal static bool IsExact(RelationalTypeMapping mapping, DatabaseKind database, string? declared) =>
        IsInteger(mapping) ? database != DatabaseKind.Sqlite || SqliteAffinity.KeepsIntegers(declared)
        : TypeOf(mapping) == typeof(decimal)
            && (database == DatabaseKind.Sqlite ? SqliteAffinity.KeepsText(declared) : !IsFloating(declared ?? ""));

    private static bool IsFloating(string declared) => Inexact.Any(type => declared.Contains(type, StringComparison.OrdinalIgnoreCase));
}
