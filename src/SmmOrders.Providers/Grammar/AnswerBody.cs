using System.Text;

namespace SmmOrders.Providers;

/// <summary>Checks a whole answer before its tokens are read: the most frequent failures of a poll are found without an exception.</summary>
internal static class AnswerBody
{
    private const int MaxExcerpt = 60;

    /// <summary>Why the body is not an answer; <see langword="null"/> if it may be one.</summary>
    /// <param name="utf8">The body; on return without its byte order marks, unless the reader is strict.</param>
    /// <param name="maxBytes">The maximum size.</param>
    /// <param name="isStrict">Whether only the canonical answer is accepted.</param>
    internal static string? FindFault(ref ReadOnlySpan<byte> utf8, int maxBytes, bool isStrict)
    {
        if (utf8.Length > maxBytes)
        {
            return $"longer than {maxBytes} bytes";
        }

        // A PHP script emits one for each of its files that has one.
        while (utf8.TrimStart(" \t\r\n"u8).StartsWith(Encoding.UTF8.Preamble))
        {
            if (isStrict)
            {
                return "a byte order mark before the answer";
            }

            utf8 = utf8.TrimStart(" \t\r\n"u8)[Encoding.UTF8.Preamble.Length..];
        }

        ReadOnlySpan<byte> answer = utf8[Ascii.Trim(utf8)];
        if (answer.IsEmpty)
        {
            return "empty";
        }

        byte end = answer[0] switch
        {
            (byte)'{' => (byte)'}',
            (byte)'[' => (byte)']',
            (byte)'"' => (byte)'"',
            _ => 0,
        };
        return end == 0 ? $"not a JSON object; it begins with: {WireText.ForPeople(answer, MaxExcerpt)}"
            : answer[^1] != end ? "cut off, or followed by other text"
            : null;
    }
}
