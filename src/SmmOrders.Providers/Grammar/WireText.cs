using System.Globalization;
using System.Text;

namespace SmmOrders.Providers;

/// <summary>Texts in the protocol.</summary>
internal static class WireText
{
    /// <summary>The maximum length of a text kept for display; a longer one ends in an ellipsis.</summary>
    internal const int MaxDetail = 200;

    private const char Harmless = ' ';

    /// <summary>
    /// The text for display, in a log or on a page: shortened, with a space for every control, format and line-separating
    /// character, and U+FFFD for invalid UTF-8.
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

    /// <summary>The text, cut if it is too long for display.</summary>
    internal static string Shorten(string text) => text.Length <= MaxDetail ? text : ForPeople(Encoding.UTF8.GetBytes(text));

    /// <summary>The text without surrounding white space, including no-break spaces.</summary>
    // Small, so that it is inlined: hardly any text has surrounding white space.
    internal static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) =>
        text.IsEmpty || !(MayBeSpace(text[0]) || MayBeSpace(text[^1])) ? text : TrimSpaces(text);

    /// <summary>
    /// Decodes the escapes of a JSON string that a tokenizer has accepted. An unpaired surrogate becomes U+FFFD; the platform's
    /// own method would throw, and an answer full of them would cost an exception per key.
    /// </summary>
    internal static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> json)
    {
        // An escape is never shorter than its decoded form.
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
