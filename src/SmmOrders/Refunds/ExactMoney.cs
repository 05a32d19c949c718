using System.Globalization;
using System.Numerics;

namespace SmmOrders;

/// <summary>Arithmetic that is exact where <see cref="decimal"/> overflows or silently rounds.</summary>
internal static class ExactMoney
{
    private static ReadOnlySpan<ulong> PowersOfTen =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
        10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
        1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000,
    ];

    /// <summary>
    /// <c>amount * numerator / denominator</c>, rounded once to the scale. The amount is zero or above, the numerator from
    /// zero to the denominator, the denominator above zero.
    /// </summary>
    internal static decimal Share(in decimal amount, long numerator, long denominator, int scale, RefundRounding rounding)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(amount, bits);
        int shift = scale - amount.Scale;

        // Nearly every order fits into 64 bits.
        return bits[2] == 0
            && TryScale(numerator, shift, out ulong factor)
            && TryScale(denominator, -shift, out ulong divisor)
            && Math.BigMul(((ulong)(uint)bits[1] << 32) | (uint)bits[0], factor, out ulong dividend) == 0
            ? ToDecimal(Divide(dividend, divisor, rounding), scale)
            : WideShare(amount, numerator, denominator, scale, rounding);
    }

    /// <summary>The number of decimals of the amount, not counting trailing zeros.</summary>
    internal static int DecimalsOf(decimal amount) => (amount / 1.0000000000000000000000000000m).Scale;

    /// <summary>Refuses a charge if subtracting a part with that many decimals is not exact in 96 bits.</summary>
    /// <param name="charge">The charge.</param>
    /// <param name="decimals">The decimals of the part.</param>
    /// <param name="parameter">The name of the argument at fault.</param>
    /// <param name="value">Its value.</param>
    internal static void EnsureSplits(in decimal charge, int decimals, string parameter, in decimal value)
    {
        if (charge.Scale < decimals && charge > Largest(decimals))
        {
            throw TooManyDigits(charge, decimals, parameter, value);
        }
    }

    private static decimal Largest(int decimals) => new(-1, -1, -1, false, (byte)decimals);

    private static ArgumentOutOfRangeException TooManyDigits(decimal charge, int decimals, string parameter, decimal value) => new(
        parameter,
        value,
        string.Create(
            CultureInfo.InvariantCulture,
            $"A charge of {charge} has too many digits to be split exactly at {decimals} decimals: at most {Largest(decimals)}."));

    private static T Divide<T>(T dividend, T divisor, RefundRounding rounding)
        where T : IBinaryInteger<T>
    {
        (T quotient, T rest) = T.DivRem(dividend, divisor);
        bool up = rounding switch
        {
            RefundRounding.HalfUp => rest >= divisor - rest,
            RefundRounding.HalfEven => rest > divisor - rest || (rest == divisor - rest && T.IsOddInteger(quotient)),
            RefundRounding.Up => !T.IsZero(rest),
            _ => false,
        };
        return up ? quotient + T.One : quotient;
    }

    private static decimal ToDecimal(ulong mantissa, int scale) => new((int)(uint)mantissa, (int)(uint)(mantissa >> 32), 0, false, (byte)scale);

    // The same for what does not fit. Separate, so that the wide types neither enlarge the stack frame of every refund nor load their
    // assembly at startup.
    private static decimal WideShare(in decimal amount, long numerator, long denominator, int scale, RefundRounding rounding)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(amount, bits);
        var mantissa = new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        int shift = scale - amount.Scale;
        UInt128 share = bits[2] == 0 && TryScale(numerator, shift, out ulong factor) && TryScale(denominator, -shift, out ulong divisor)
            ? Divide(mantissa * factor, divisor, rounding)
            : (UInt128)Divide(
                mantissa * (BigInteger)numerator * BigInteger.Pow(10, Math.Max(shift, 0)),
                denominator * BigInteger.Pow(10, Math.Max(-shift, 0)),
                rounding);
        return new((int)(uint)share, (int)(uint)(share >> 32), (int)(uint)(share >> 64), false, (byte)scale);
    }

    /// <summary>The count with that many zeros appended, if that fits; the count itself if there are none.</summary>
    private static bool TryScale(long count, int zeros, out ulong scaled)
    {
        scaled = (ulong)count;
        return zeros <= 0 || (zeros < PowersOfTen.Length && Math.BigMul(scaled, PowersOfTen[zeros], out scaled) == 0);
    }
}
