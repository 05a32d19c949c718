namespace SmmOrders.Providers;

/// <summary>
/// Amounts of the wire, read by a grammar of their own, exactly or not at all:
/// <code>
/// amount = ["-"] digits ["." digits] [("e" | "E") ["-" | "+"] digits]
/// </code>
/// Leading zeros are fine. The exponent is there because PHP writes 0.00001 as <c>1.0e-5</c>.
/// </summary>
internal static class WireAmount
{
    private const int MaxDigitsInStep = 19; // 64 bits hold any 19 digits.
    private const int MaxDigits = 29; // A decimal holds no more, and 128 bits hold any 29.

    private static readonly UInt128 LargestMantissa = (UInt128.One << 96) - 1;

    /// <summary>The amount; <see langword="null"/> where it is none, or no <see cref="decimal"/> is exactly that.</summary>
    internal static decimal? Read(ReadOnlySpan<byte> text)
    {
        bool negative = text is [(byte)'-', ..];
        ReadOnlySpan<byte> whole = TakeDigits(ref text, skip: negative ? 1 : 0);
        bool pointed = text is [(byte)'.', ..];
        ReadOnlySpan<byte> fraction = pointed ? TakeDigits(ref text, skip: 1) : [];
        bool raised = text is [(byte)'e' or (byte)'E', ..];
        long exponent = 0;
        if (whole.IsEmpty || (pointed && fraction.IsEmpty) || (raised && !TryTakeExponent(ref text, out exponent)) || !text.IsEmpty)
        {
            return null;
        }

        if (raised || whole.Length + fraction.Length > MaxDigitsInStep)
        {
            // Zeros at either end are no digits of the mantissa: they shall cost no precision.
            fraction = fraction.TrimEnd((byte)'0');
            int length = whole.Length;
            whole = fraction.IsEmpty ? whole.TrimEnd((byte)'0') : whole;
            exponent += length - whole.Length;
            whole = whole.TrimStart((byte)'0');
        }

        long scale = fraction.Length - exponent;
        fraction = whole.IsEmpty ? fraction.TrimStart((byte)'0') : fraction;
        return whole.Length + fraction.Length > MaxDigits ? null : Make(Append(Append(0, whole), fraction), scale, negative);
    }

    private static ReadOnlySpan<byte> TakeDigits(ref ReadOnlySpan<byte> text, int skip)
    {
        ReadOnlySpan<byte> rest = text[skip..];
        int end = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        int digits = end < 0 ? rest.Length : end;
        text = rest[digits..];
        return rest[..digits];
    }

    private static bool TryTakeExponent(ref ReadOnlySpan<byte> text, out long exponent)
    {
        bool negative = text is [_, (byte)'-', ..];
        ReadOnlySpan<byte> digits = TakeDigits(ref text, skip: negative || text is [_, (byte)'+', ..] ? 2 : 1);
        exponent = 0;
        foreach (byte digit in digits)
        {
            // No answer is long enough to make up for an exponent beyond that.
            exponent = Math.Min((exponent * 10) + (digit - '0'), long.MaxValue / 100);
        }

        exponent = negative ? -exponent : exponent;
        return !digits.IsEmpty;
    }

    private static UInt128 Append(UInt128 sum, ReadOnlySpan<byte> digits)
    {
        while (!digits.IsEmpty)
        {
            int step = Math.Min(digits.Length, MaxDigitsInStep);
            ulong part = 0, power = 1;
            foreach (byte digit in digits[..step])
            {
                part = (part * 10) + (ulong)(digit - '0');
                power *= 10;
            }

            sum = sum == 0 ? part : (sum * power) + part;
            digits = digits[step..];
        }

        return sum;
    }

    private static decimal? Make(UInt128 mantissa, long scale, bool negative)
    {
        for (; scale < 0 && mantissa != 0 && mantissa <= LargestMantissa; scale++)
        {
            mantissa *= 10;
        }

        return mantissa == 0 ? 0m
            : mantissa > LargestMantissa || scale > 28 ? null
            : new decimal((int)(uint)mantissa, (int)(uint)(mantissa >> 32), (int)(uint)(mantissa >> 64), negative, (byte)scale);
    }
}
