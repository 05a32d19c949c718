using System.Buffers;
using System.Text;

namespace SmmOrders;

/// <summary>Brings a status word into the form in which words are compared, independent of culture.</summary>
internal static class WordFolding
{
    internal const int MaxLength = 64;

    private const int NoBreakSpace = 0xA0;

    /// <summary>Folds ASCII case and removes white space (including the no-break space), <c>_</c> and <c>-</c>.</summary>
    /// <param name="utf8">The word.</param>
    /// <param name="folded">Receives the folded word.</param>
    /// <param name="length">The length of the folded word.</param>
    /// <returns>Whether the word is valid UTF-8 and fits; otherwise it is in no vocabulary.</returns>
    internal static bool TryFold(ReadOnlySpan<byte> utf8, Span<char> folded, out int length)
    {
        length = 0;
        int at = 0;
        while (at < utf8.Length)
        {
            byte next = utf8[at];
            if (next < 0x80)
            {
                at++;
                if (IsSpace(next) || next == '_' || (next == '-' && !(length == 0 && StartsWithDigit(utf8[at..]))))
                {
                    continue;
                }

                if (length == folded.Length)
                {
                    return false;
                }

                folded[length++] = (char)(next is >= (byte)'A' and <= (byte)'Z' ? next | 0x20 : next);
            }
            else if (Rune.DecodeFromUtf8(utf8[at..], out Rune rune, out int bytes) == OperationStatus.Done)
            {
                at += bytes;
                int chars = 0;
                if (rune.Value != NoBreakSpace && !rune.TryEncodeToUtf16(folded[length..], out chars))
                {
                    return false;
                }

                length += chars;
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the byte is white space, as JSON defines it.</summary>
    internal static bool IsSpace(byte next) => next is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private static bool StartsWithDigit(ReadOnlySpan<byte> rest) => rest is [>= (byte)'0' and <= (byte)'9', ..];
}
