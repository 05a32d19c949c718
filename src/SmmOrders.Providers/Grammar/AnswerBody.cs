using System.Text;

namespace SmmOrders.Providers;

/// <summary>
/// Looks at a whole answer from outside, before its tokens are walked: the ways in which a poll fails most often need no
/// exception to be seen.
/// </summary>
internal static class AnswerBody
{
    private const int MaxExcerpt = 60;

    /// <summary>Why the body is no answer; <see langword="null"/> where it may be one.</summary>
    /// <param name="utf8">The body; without its byte order marks afterwards, where that is forgiven.</param>
    /// <param name="maxBytes">The longest that is read.</param>
    /// <param name="isStrict">Whether nothing is forgiven.</param>
    internal static string? FindFault(ref ReadOnlySpan<byte> utf8, int maxBytes, bool isStrict)
    {
        if (utf8.Length > maxBytes)
        {
            return $"longer than {maxBytes} bytes";
        }

        // One for each file of a script that has one.
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
        return end == 0 ? $"no JSON object, it begins with: {WireText.ForPeople(answer, MaxExcerpt)}"
            : answer[^1] != end ? "cut off, or something after the answer"
            : null;
    }
}
