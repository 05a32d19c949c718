namespace ConsoleDemo.Log;

/// <summary>
/// Reads an amount exactly as it is written. The usual parsers round in silence what a <see cref="decimal"/> cannot hold,
/// and money must not be rounded before it is even known.
/// </summary>
internal static class ExactDecimal
{
    private const int MostDecimals = 28;
    private const int WideExponent = 1_000_000;

    private static readonly UInt128 MostDigits = (UInt128.One << 96) - 1;

    /// <summary>Reads a number by the grammar of JSON. Zeros at its end are kept where there is room, and never refused.</summary>
    /// <returns><see langword="false"/> where the text is no number, or a decimal would have to round it.</returns>
    internal static bool TryParse(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        bool negative = text is [(byte)'-', ..];
        ReadOnlySpan<byte> rest = negative ? text[1..] : text;
        ReadOnlySpan<byte> whole = TakeDigits(ref rest);
        ReadOnlySpan<byte> fraction = default;
        long exponent = 0;
        if (whole.IsEmpty || whole is [(byte)'0', _, ..])
        {
            return false;
        }

        if (rest is [(byte)'.', ..])
        {
            rest = rest[1..];
            fraction = TakeDigits(ref rest);
            if (fraction.IsEmpty)
            {
                return false;
            }
        }

        if (rest is [(byte)'e' or (byte)'E', ..] && !TryTakeExponent(ref rest, out exponent))
        {
            return false;
        }

        UInt128 digits = 0;
        int zeros = 0;
        return rest.IsEmpty
            && TryAppend(ref digits, ref zeros, whole)
            && TryAppend(ref digits, ref zeros, fraction)
            && TryScale(digits, fraction.Length - zeros - exponent, fraction.Length, negative, out value);
    }

    private static ReadOnlySpan<byte> TakeDigits(scoped ref ReadOnlySpan<byte> rest)
    {
        int end = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        ReadOnlySpan<byte> digits = end < 0 ? rest : rest[..end];
        rest = rest[digits.Length..];
        return digits;
    }

    private static bool TryTakeExponent(ref ReadOnlySpan<byte> rest, out long exponent)
    {
        bool negative = rest is [_, (byte)'-', ..];
        rest = rest is [_, (byte)'-' or (byte)'+', ..] ? rest[2..] : rest[1..];
        ReadOnlySpan<byte> digits = TakeDigits(ref rest);
        exponent = 0;
        foreach (byte digit in digits)
        {
            // Far beyond what a decimal holds, larger is the same.
            exponent = long.Min((exponent * 10) + digit - '0', WideExponent);
        }

        exponent = negative ? -exponent : exponent;
        return !digits.IsEmpty;
    }

    // Zeros are held back until a digit follows: those at the end cost no room.
    private static bool TryAppend(ref UInt128 digits, ref int zeros, ReadOnlySpan<byte> text)
    {
        foreach (byte digit in text)
        {
            zeros++;
            if (digit == '0')
            {
                continue;
            }

            if (!TryShift(ref digits, zeros) || digits + digit - '0' > MostDigits)
            {
                return false;
            }

            digits += (UInt128)(digit - '0');
            zeros = 0;
        }

        return true;
    }

    private static bool TryScale(UInt128 digits, long scale, int written, bool negative, out decimal value)
    {
        value = 0;
        if (digits == 0)
        {
            return true;
        }

        if (scale > MostDecimals || (scale < 0 && !TryShift(ref digits, -scale)))
        {
            return false;
        }

        // 10.00 stays 10.00: the same amount, and as cheap to write as it was to read.
        for (scale = long.Max(scale, 0); scale < written && scale < MostDecimals && digits <= MostDigits / 10; scale++)
        {
            digits *= 10;
        }

        value = new decimal((int)(uint)digits, (int)(uint)(digits >> 32), (int)(uint)(digits >> 64), negative, (byte)scale);
        return true;
    }

    private static bool TryShift(ref UInt128 digits, long places)
    {
        for (; places > 0 && digits != 0; places--)
        {
            digits *= 10;
            if (digits > MostDigits)
            {
                return false;
            }
        }

        return true;
    }
}
