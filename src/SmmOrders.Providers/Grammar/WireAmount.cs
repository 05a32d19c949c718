namespace SmmOrders.Providers;

/// <summary>
/// Reads amounts in the protocol by a grammar of their own, exactly or not at all:
/// <code>
/// amount = ["-"] digits ["." digits] [("e" | "E") ["-" | "+"] digits]
/// </code>
/// Leading zeros are allowed. Trailing zeros are kept if there is no exponent and a decimal can hold them.
/// The exponent is allowed because PHP writes 0.00001 as <c>1.0e-5</c>.
/// </summary>
internal static class WireAmount
{
    private const int MaxDigitsInStep = 19; // 64 bits hold any 19 digits.
    private const int MaxDigits = 29; // A decimal holds no more, and 128 bits hold any 29.
    private const int AnyDigits = 28; // A decimal holds any number of this length exactly as written.

    private static UInt128 LargestMantissa => new(uint.MaxValue, ulong.MaxValue);

    /// <summary>The amount; <see langword="null"/> if it is not one, or if no <see cref="decimal"/> holds it exactly.</summary>
    internal static decimal? Read(ReadOnlySpan<byte> text)
    {
        bool negative = text is [(byte)'-', ..];
        int start = negative ? 1 : 0, point = EndOfDigits(text, start);
        bool pointed = point < text.Length && text[point] == '.';
        int end = pointed ? EndOfDigits(text, point + 1) : point;
        bool raised = end < text.Length;
        long exponent = 0;
        if (point == start || (pointed && end == point + 1) || (raised && !TryReadExponent(text[end..], out exponent)))
        {
            return null;
        }

        ReadOnlySpan<byte> whole = text[start..point];
        ReadOnlySpan<byte> fraction = pointed ? text[(point + 1)..end] : [];
        if (raised || whole.Length + fraction.Length > AnyDigits)
        {
            // Zeros at either end are not digits of the mantissa, so that they cost no precision.
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

    // Amounts are short: a vectorized search would cost more than it saves.
    private static int EndOfDigits(ReadOnlySpan<byte> text, int start)
    {
        int end = start;
        while (end < text.Length && text[end] is >= (byte)'0' and <= (byte)'9')
        {
            end++;
        }

        return end;
    }

    // Reads the exponent from the "e" to the end of the text.
    private static bool TryReadExponent(ReadOnlySpan<byte> text, out long exponent)
    {
        bool negative = text is [_, (byte)'-', ..];
        ReadOnlySpan<byte> digits = text[(negative || text is [_, (byte)'+', ..] ? 2 : 1)..];
        exponent = 0;
        if (text[0] is not ((byte)'e' or (byte)'E') || digits.IsEmpty || EndOfDigits(digits, 0) < digits.Length)
        {
            return false;
        }

        foreach (byte digit in digits)
        {
            // No answer is long enough to compensate for a larger exponent.
            exponent = Math.Min((exponent * 10) + (digit - '0'), long.MaxValue / 100);
        }

        exponent = negative ? -exponent : exponent;
        return true;
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
