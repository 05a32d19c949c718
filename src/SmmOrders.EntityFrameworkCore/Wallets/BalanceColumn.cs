using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>What the column of a balance holds exactly.</summary>
internal static class BalanceColumn
{
    /// <summary>Whether the column holds the amount exactly.</summary>
    internal static bool Fits(IReadOnlyProperty balance, decimal amount) =>
        (ScaleOf(balance) is not { } scale || MoneyColumn.Fits(amount, PrecisionOf(balance) ?? int.MaxValue, scale))
        && (MappingOf(balance).Converter is not { } converter || Equals(converter.ConvertFromProvider(converter.ConvertToProvider(amount)), amount));

    /// <summary>The amount, if the column holds it exactly.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not.</exception>
    internal static decimal EnsureFits(IProperty balance, decimal amount) => Fits(balance, amount)
        ? amount
        : throw new ArgumentOutOfRangeException(
            nameof(amount), amount, string.Create(
                CultureInfo.InvariantCulture,
                $"{balance.DeclaringType.DisplayName()}.{balance.Name} is stored as {balance.GetColumnType()}{(ScaleOf(balance) is { } scale ? $" with {scale} decimals" : "")}, so it cannot hold {amount} exactly. Give the column more decimals, or round amounts to what it holds before they are charged and refunded."));

    private static RelationalTypeMapping MappingOf(IReadOnlyProperty balance) => (RelationalTypeMapping)balance.GetTypeMapping();

    private static int? PrecisionOf(IReadOnlyProperty balance) => balance.GetPrecision() ?? MappingOf(balance).Precision;

    // A column with a precision and no scale has no decimals.
    private static int? ScaleOf(IReadOnlyProperty balance) =>
        balance.GetScale() ?? MappingOf(balance).Scale ?? (PrecisionOf(balance) is null ? null : 0);
}
