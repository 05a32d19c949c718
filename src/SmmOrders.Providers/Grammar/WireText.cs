using System.Globalization;
using System.Text;

namespace SmmOrders.Providers;

/// <summary>The texts of the wire.</summary>
internal static class WireText
{
    /// <summary>The longest text that is kept for people; a longer one ends in an ellipsis.</summary>
    internal const int MaxDetail = 200;

    private const char Harmless = ' ';

    /// <summary>
    /// The text as people may see it, in a log or on a page: cut to a length, with a space for every control, format and
    /// line-separating character, and U+FFFD for what is not UTF-8.
    /// </summary>
    internal static string ForPeople(ReadOnlySpan<byte> utf8, int max = MaxDetail)
    {
        Span<char> text = stackalloc char[max];
        int length = 0;
        while (!utf8.IsEmpty)
        {
            _ = Rune.DecodeFromUtf8(utf8, out Rune rune, out int bytes);
            utf8 = utf8[bytes..];
            if (length + rune.Utf16SequenceLength > max - (utf8.IsEmpty ? 0 : 1))
            {
                text[length++] = '…';
                break;
            }

            length += (IsHarmful(rune) ? new Rune(Harmless) : rune).EncodeToUtf16(text[length..]);
        }

        return new string(text[..length]);
    }

    /// <inheritdoc cref="ForPeople(ReadOnlySpan{byte}, int)"/>
    internal static string ForPeople(string text) => ForPeople(Encoding.UTF8.GetBytes(text));

    /// <summary>The text, cut where it is longer than people are shown.</summary>
    internal static string Shorten(string text) => text.Length <= MaxDetail ? text : ForPeople(Encoding.UTF8.GetBytes(text));

    /// <summary>The text without the white space around it, no-break spaces included.</summary>
    // Small, so that it is inlined: nearly nothing has white space around it.
    internal static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) =>
        text.IsEmpty || !(MayBeSpace(text[0]) || MayBeSpace(text[^1])) ? text : TrimSpaces(text);

    /// <summary>
    /// Undoes the escapes of a JSON string that a tokenizer has accepted. Half a surrogate pair becomes U+FFFD, where the
    /// platform's own method throws: an answer full of them would cost an exception for every key.
    /// </summary>
    internal static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> json)
    {
        // An escape is never shorter than what it stands for.
        byte[] text = new byte[json.Length];
        int length = 0;
        while (!json.IsEmpty)
        {
            if (json[0] != '\\')
            {
                text[length++] = json[0];
                json = json[1..];
            }
            else if (json[1] != 'u')
            {
                text[length++] = json[1] switch
                {
                    (byte)'b' => (byte)'\b',
                    (byte)'f' => (byte)'\f',
                    (byte)'n' => (byte)'\n',
                    (byte)'r' => (byte)'\r',
                    (byte)'t' => (byte)'\t',
                    byte itself => itself,
                };
                json = json[2..];
            }
            else
            {
                char first = CodeUnit(json);
                bool paired = char.IsHighSurrogate(first) && json[6..] is [(byte)'\\', (byte)'u', ..] && char.IsLowSurrogate(CodeUnit(json[6..]));
                Rune rune = paired ? new Rune(first, CodeUnit(json[6..])) : Rune.TryCreate(first, out Rune whole) ? whole : Rune.ReplacementChar;
                length += rune.EncodeToUtf8(text.AsSpan(length));
                json = json[(paired ? 12 : 6)..];
            }
        }

        return text.AsSpan(0, length);
    }

    private static bool MayBeSpace(byte edge) => edge is <= (byte)' ' or 0xC2 or 0xA0;

    private static ReadOnlySpan<byte> TrimSpaces(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> noBreakSpace = "\u00A0"u8;
        while (true)
        {
            ReadOnlySpan<byte> before = text;
            text = text[Ascii.Trim(text)];
            text = text.StartsWith(noBreakSpace) ? text[noBreakSpace.Length..] : text;
            text = text.EndsWith(noBreakSpace) ? text[..^noBreakSpace.Length] : text;
            if (text.Length == before.Length)
            {
                return text;
            }
        }
    }

    private static char CodeUnit(ReadOnlySpan<byte> escape) =>
        (char)ushort.Parse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static bool IsHarmful(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
