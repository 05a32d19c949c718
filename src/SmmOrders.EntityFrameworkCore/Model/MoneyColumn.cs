using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>An amount as SQLite keeps it: a whole number of the smallest unit, since SQLite has no exact decimals.</summary>
internal static class MoneyColumn
{
    internal static ValueConverter<decimal, long> Scaled(int precision, int scale) => new(
        amount => ToScaled(amount, precision, scale),
        units => FromScaled(units, scale));

    /// <summary>The amount, if a column of that precision and scale holds it exactly.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not.</exception>
    internal static decimal EnsureFits(decimal amount, int precision, int scale, string what)
    {
        decimal limit = PowerOfTen(precision - scale);
        return decimal.Round(amount, scale, MidpointRounding.ToZero) == amount && amount > -limit && amount < limit
            ? amount
            : throw new ArgumentOutOfRangeException(
                what, amount, string.Create(
                    CultureInfo.InvariantCulture,
                    $"The column holds {precision} digits, {scale} of them decimals, so it cannot hold {amount} exactly. Round the amount first, or set {nameof(SmmOrderModelOptions.MoneyPrecision)} and {nameof(SmmOrderModelOptions.MoneyScale)} in HasSmmOrder."));
    }

    internal static decimal FromScaled(long units, int scale) => units / PowerOfTen(scale);

    private static long ToScaled(decimal amount, int precision, int scale) =>
        decimal.ToInt64(EnsureFits(amount, precision, scale, nameof(amount)) * PowerOfTen(scale));

    internal static decimal PowerOfTen(int exponent)
    {
        decimal power = 1m;
        for (int step = 0; step < exponent; step++)
        {
            power *= 10m;
        }

        return power;
    }
}
