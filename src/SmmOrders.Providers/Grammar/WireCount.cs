using System.Buffers.Text;

namespace SmmOrders.Providers;

/// <summary>
/// Reads counts in the protocol, exactly or not at all:
/// <code>
/// count = [sign] digits ["." zeros]      a fraction only if the reader is not strict
/// sign  = "-" | "+"                      "+" only for remains, and it means "-"
/// </code>
/// Leading zeros are allowed. An exponent is not: a program that writes <c>1e3</c> has used floating point, and may have lost the
/// exact number.
/// </summary>
internal static class WireCount
{
    /// <summary>Whether the text is a count that a <see cref="long"/> holds.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mayHavePlus">Whether <c>+2</c> means <c>-2</c>, as one family of panels writes over-delivery; if not, it is not a count.</param>
    /// <param name="isStrict">Whether a fraction of zeros is rejected.</param>
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
