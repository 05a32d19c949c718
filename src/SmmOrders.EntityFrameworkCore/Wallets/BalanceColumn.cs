using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>What the column of a balance holds exactly.</summary>
internal static class BalanceColumn
{
    /// <summary>Refuses a column that would round amounts.</summary>
    /// <exception cref="InvalidOperationException">It would.</exception>
    internal static void EnsureExact(IProperty balance, DatabaseKind database)
    {
        string type = balance.GetColumnType();
        if (!StoredNumber.IsExact(balance.GetRelationalTypeMapping(), database, type))
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
}
