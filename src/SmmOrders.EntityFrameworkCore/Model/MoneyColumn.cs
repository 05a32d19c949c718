using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>An amount of a fixed precision and scale: numeric on PostgreSQL, a whole number of the smallest unit on SQLite, which has no exact decimals.</summary>
internal static class MoneyColumn
{
    private static readonly ImmutableArray<decimal> PowersOfTen = [.. Enumerable.Range(0, 29).Select(exponent => decimal.Parse($"1E{exponent}", NumberStyles.AllowExponent, CultureInfo.InvariantCulture))];

    internal static ValueConverter<decimal, long> Scaled(int precision, int scale) => new MoneyConverter(precision, scale);

    /// <summary>Whether a column of that precision and scale holds the amount exactly.</summary>
    internal static bool Fits(decimal amount, int precision, int scale)
    {
        // No decimal has more than 28 decimals, or more than 29 digits before them.
        decimal limit = PowerOfTen(Math.Min(precision - scale, 28));
        return (scale > 28 || decimal.Round(amount, scale, MidpointRounding.ToZero) == amount)
            && (precision - scale > 28 || (amount > -limit && amount < limit));
    }

    /// <summary>The amount, if a column of that precision and scale holds it exactly.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not.</exception>
    internal static decimal EnsureFits(decimal amount, int precision, int scale, string what) => Fits(amount, precision, scale)
        ? amount
        : throw new ArgumentOutOfRangeException(
            what, amount, string.Create(
                CultureInfo.InvariantCulture,
                $"The column holds {precision} digits, {scale} of them decimals, so it cannot hold {amount} exactly. Round the amount first, or set {nameof(SmmOrderModelOptions.MoneyPrecision)} and {nameof(SmmOrderModelOptions.MoneyScale)} in HasSmmOrder."));

    internal static long ToScaled(decimal amount, int precision, int scale) =>
        decimal.ToInt64(EnsureFits(amount, precision, scale, nameof(amount)) * PowerOfTen(scale));

    internal static decimal FromScaled(long units, int scale) => units / PowerOfTen(scale);

    /// <param name="exponent">0 to 28.</param>
    internal static decimal PowerOfTen(int exponent) => PowersOfTen[exponent];
}
