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
    // With another digit, anything above is beyond any count.
    private const ulong MostBeforeADigit = long.MaxValue / 10;

    /// <summary>Whether the text is a count that a <see cref="long"/> holds.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> text, ProviderLeniencies leniencies, out long count)
    {
        bool negative = text is [(byte)'-', ..] || (text is [(byte)'+', ..] && (leniencies & ProviderLeniencies.PlusIsOverDelivered) != 0);
        int start = negative ? 1 : 0, end = start;
        ulong magnitude = 0;
        for (; end < text.Length && (uint)(text[end] - '0') is uint digit and <= 9; end++)
        {
            magnitude = magnitude <= MostBeforeADigit ? (magnitude * 10) + digit : ulong.MaxValue;
        }

        bool isCount = end > start && magnitude <= (ulong)long.MaxValue + (negative ? 1UL : 0UL) && IsWhole(text[end..], leniencies);
        count = unchecked((long)(negative ? 0 - magnitude : magnitude));
        return isCount;
    }

    private static bool IsWhole(ReadOnlySpan<byte> fraction, ProviderLeniencies leniencies) =>
        fraction.IsEmpty
        || ((leniencies & ProviderLeniencies.ZeroFractions) != 0 && fraction is [(byte)'.', _, ..] && !fraction[1..].ContainsAnyExcept((byte)'0'));
}
