using System.Numerics;

namespace SmmOrders.Tests.Laws;

/// <summary>Refunds by rationals of whole numbers without bounds: slow, obvious, and exact by construction.</summary>
internal static class ExactShare
{
    /// <summary>
    /// <c>charge * remains / quantity</c>, rounded once to the decimals, never above the charge; if everything remains, it is exactly
    /// the charge.
    /// </summary>
    public static decimal Of(decimal charge, long remains, long quantity, int decimals, RefundRounding rounding)
    {
        if (remains == quantity)
        {
            return charge;
        }

        (BigInteger digits, BigInteger unit) = Fraction(charge);
        BigInteger denominator = unit * quantity;
        var below = BigInteger.DivRem(digits * remains * BigInteger.Pow(10, decimals), denominator, out BigInteger rest);
        decimal rounded = ToDecimal(RoundsUp(below, rest, denominator, rounding) ? below + 1 : below, decimals);
        return decimal.Min(rounded, charge);
    }

    /// <summary>Whether two parts add up exactly to the whole, as fractions.</summary>
    public static bool IsSum(decimal whole, decimal one, decimal other)
    {
        (BigInteger wholeDigits, BigInteger wholeUnit) = Fraction(whole);
        (BigInteger oneDigits, BigInteger oneUnit) = Fraction(one);
        (BigInteger otherDigits, BigInteger otherUnit) = Fraction(other);
        return wholeDigits * oneUnit * otherUnit == ((oneDigits * otherUnit) + (otherDigits * oneUnit)) * wholeUnit;
    }

    /// <summary>The same amount with that many zeros appended; <see langword="null"/> if they do not fit.</summary>
    public static decimal? Lengthen(decimal amount, int zeros)
    {
        BigInteger digits = Fraction(amount).Numerator * BigInteger.Pow(10, zeros);
        return amount.Scale + zeros <= 28 && digits.GetBitLength() <= 96 ? ToDecimal(digits, amount.Scale + zeros) : null;
    }

    /// <summary>A decimal as the fraction of whole numbers that it is.</summary>
    public static (BigInteger Numerator, BigInteger Denominator) Fraction(decimal value)
    {
        int[] bits = decimal.GetBits(value);
        BigInteger digits = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        return (bits[3] < 0 ? -digits : digits, BigInteger.Pow(10, (bits[3] >> 16) & 0xff));
    }

    /// <summary>A whole number of the smallest units as a decimal; throws if it does not fit.</summary>
    public static decimal ToDecimal(BigInteger units, int decimals)
    {
        Span<byte> bytes = stackalloc byte[13];
        bytes.Clear();
        _ = units.TryWriteBytes(bytes[..12], out _, isUnsigned: true) ? 0 : throw new OverflowException($"{units} has more than 96 bits.");
        return new decimal(BitConverter.ToInt32(bytes), BitConverter.ToInt32(bytes[4..]), BitConverter.ToInt32(bytes[8..]), false, (byte)decimals);
    }

    /// <summary>Whether a mode rounds up to the next whole number, by its definition. For zero or above.</summary>
    public static bool RoundsUp(BigInteger below, BigInteger rest, BigInteger denominator, RefundRounding rounding)
    {
        int half = (rest * 2).CompareTo(denominator);
        return rounding switch
        {
            RefundRounding.Down => false,
            RefundRounding.Up => !rest.IsZero,
            RefundRounding.HalfUp => half >= 0,
            RefundRounding.HalfEven => half > 0 || (half == 0 && !below.IsEven),
            _ => throw new ArgumentOutOfRangeException(nameof(rounding), rounding, "Not a rounding."),
        };
    }
}
