namespace SmmOrders.Providers;

/// <summary>
/// Counts of the wire, read by a grammar of their own, exactly or not at all:
/// <code>
/// count = [sign] digits ["." zeros]      a fraction only with ZeroFractions
/// sign  = "-" | "+"                      "+" only with PlusIsOverDelivered, and it means "-"
/// </code>
/// Leading zeros are fine. There is no exponent: who writes <c>1e3</c> has had the number in floating point, where it may have
/// been another one.
/// </summary>
internal static class WireCount
{
    private const int MaxDigits = 19; // 64 bits hold any 19 digits.

    /// <summary>Whether the text is a count that a <see cref="long"/> holds.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> text, ProviderLeniencies leniencies, out long count)
    {
        bool negative = text is [(byte)'-', ..] || (text is [(byte)'+', ..] && (leniencies & ProviderLeniencies.PlusIsOverDelivered) != 0);
        text = negative ? text[1..] : text;
        int end = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        ReadOnlySpan<byte> digits = end < 0 ? text : text[..end];
        ReadOnlySpan<byte> significant = digits.TrimStart((byte)'0');
        if (digits.IsEmpty || significant.Length > MaxDigits || !IsWhole(text[digits.Length..], leniencies))
        {
            count = 0;
            return false;
        }

        ulong magnitude = 0;
        foreach (byte digit in significant)
        {
            magnitude = (magnitude * 10) + (ulong)(digit - '0');
        }

        count = unchecked((long)(negative ? 0 - magnitude : magnitude));
        return magnitude <= (ulong)long.MaxValue + (negative ? 1UL : 0UL);
    }

    private static bool IsWhole(ReadOnlySpan<byte> fraction, ProviderLeniencies leniencies) =>
        fraction.IsEmpty
        || ((leniencies & ProviderLeniencies.ZeroFractions) != 0 && fraction is [(byte)'.', _, ..] && !fraction[1..].ContainsAnyExcept((byte)'0'));
}
