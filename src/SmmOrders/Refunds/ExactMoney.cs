using System.Globalization;
using System.Numerics;

namespace SmmOrders;

/// <summary>Arithmetic that is exact where <see cref="decimal"/> overflows or rounds in silence.</summary>
internal static class ExactMoney
{
    /// <summary>
    /// <c>amount * numerator / denominator</c>, rounded once to the scale. The amount is zero or above, the numerator from
    /// zero to the denominator, the denominator above zero.
    /// </summary>
    internal static decimal Share(decimal amount, long numerator, long denominator, int scale, RefundRounding rounding)
    {
        UInt128 mantissa = Mantissa(amount);
        int shift = scale - amount.Scale;
        ulong up = shift > 0 ? PowerOfTen(shift) : 1;

        // One rule in three widths: nearly every order there is fits 64 bits, and the widest take big integers.
        if (mantissa <= ulong.MaxValue && shift > -19
            && Math.BigMul((ulong)numerator, up, out ulong factor) == 0
            && Math.BigMul((ulong)denominator, shift < 0 ? PowerOfTen(-shift) : 1, out ulong divisor) == 0)
        {
            return Math.BigMul((ulong)mantissa, factor, out ulong dividend) == 0
                ? ToDecimal(Divide(dividend, divisor, rounding), scale)
                : ToDecimal(Divide((UInt128)(ulong)mantissa * factor, (UInt128)divisor, rounding), scale);
        }

        BigInteger ten = 10;
        BigInteger wide = Divide(
            mantissa * (BigInteger)numerator * BigInteger.Pow(ten, Math.Max(shift, 0)),
            denominator * BigInteger.Pow(ten, Math.Max(-shift, 0)),
            rounding);
        return ToDecimal((UInt128)wide, scale);
    }

    /// <summary>How many decimals the amount really has: trailing zeros are none.</summary>
    internal static int DecimalsOf(decimal amount) => (amount / 1.0000000000000000000000000000m).Scale;

    /// <summary>Refuses a charge that, less a part of it with so many decimals, is no longer exact in 96 bits.</summary>
    /// <param name="charge">The charge.</param>
    /// <param name="decimals">The decimals of the part.</param>
    /// <param name="parameter">Which argument is to blame.</param>
    /// <param name="value">Its value.</param>
    internal static void EnsureSplits(decimal charge, int decimals, string parameter, decimal value)
    {
        if (charge.Scale < decimals && charge > new decimal(-1, -1, -1, false, (byte)decimals))
        {
            throw new ArgumentOutOfRangeException(parameter, value, string.Create(
                CultureInfo.InvariantCulture,
                $"A charge of {charge} has too many digits to be split exactly at {decimals} decimals: at most {new decimal(-1, -1, -1, false, (byte)decimals)}."));
        }
    }

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

    private static UInt128 Mantissa(decimal amount)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(amount, bits);
        return new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
    }

    private static decimal ToDecimal(UInt128 mantissa, int scale) =>
        new((int)(uint)mantissa, (int)(uint)(mantissa >> 32), (int)(uint)(mantissa >> 64), false, (byte)scale);

    private static ulong PowerOfTen(int exponent)
    {
        ulong power = 1;
        for (int i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }
}
