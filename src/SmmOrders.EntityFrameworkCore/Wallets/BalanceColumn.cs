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
        (StoredNumber.DigitsOf(balance) is not (var precision, { } scale) || MoneyColumn.Fits(amount, precision ?? int.MaxValue, scale))
        && (MappingOf(balance).Converter is not { } converter || Equals(converter.ConvertFromProvider(converter.ConvertToProvider(amount)), amount));

    /// <summary>The amount, if the column holds it exactly.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not.</exception>
    internal static decimal EnsureFits(IProperty balance, decimal amount) => Fits(balance, amount)
        ? amount
        : throw new ArgumentOutOfRangeException(
            nameof(amount), amount, string.Create(
                CultureInfo.InvariantCulture,
                $"{balance.DeclaringType.DisplayName()}.{balance.Name} is stored as {balance.GetColumnType()}{(StoredNumber.DigitsOf(balance).Scale is { } scale ? $" with {scale} decimals" : "")}, so it cannot hold {amount} exactly. Give the column more decimals, or round amounts to what it holds before they are charged and refunded."));

    private static RelationalTypeMapping MappingOf(IReadOnlyProperty balance) => (RelationalTypeMapping)balance.GetTypeMapping();
}
