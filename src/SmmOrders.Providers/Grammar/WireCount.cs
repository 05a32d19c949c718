using System.Buffers.Text;

namespace SmmOrders.Providers;

/// <summary>
/// Counts of the wire, read exactly or not at all:
/// <code>
/// count = [sign] digits ["." zeros]      a fraction only where something is forgiven
/// sign  = "-" | "+"                      "+" only for remains, and it means "-"
/// </code>
/// Leading zeros are fine. There is no exponent: who writes <c>1e3</c> has had the number in floating point, where it may have
/// been another one.
/// </summary>
internal static class WireCount
{
    /// <summary>Whether the text is a count that a <see cref="long"/> holds.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mayHavePlus">Whether <c>+2</c> is <c>-2</c>, as one family of panels writes what was delivered beyond the order; else it is no count.</param>
    /// <param name="isStrict">Whether a fraction of zeros is not forgiven.</param>
    /// <param name="count">The count.</param>
    internal static bool TryRead(ReadOnlySpan<byte> text, bool mayHavePlus, bool isStrict, out long count)
    {
        count = 0;
        bool hasPlus = text is [(byte)'+', ..];
        if ((hasPlus && !mayHavePlus) || !Utf8Parser.TryParse(text, out long read, out int length)
            || (length < text.Length && (isStrict || !IsZeroFraction(text[length..]))))
        {
            return false;
        }

        count = hasPlus ? -read : read;
        return true;
    }

    private static bool IsZeroFraction(ReadOnlySpan<byte> text) => text is [(byte)'.', _, ..] && !text[1..].ContainsAnyExcept((byte)'0');
}
