using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace SmmOrders.Providers.Tests;

/// <summary>The ways to spell a key that a redactor can know, and keys that each of them changes differently.</summary>
internal static class KeySpellings
{
    public static readonly string[] Keys =
        ["c4n@ry/+%3F&k3y=0123456789abcdef", "0123456789abcdef0123456789abcdef", "aB\\3\"<d>'f~!*(g);#?,.", "sk_live_51H8xYzQwErTyUiOp+AsDfGhJk", "550e8400-e29b-41d4-a716-446655440000"];

    public static readonly (string Name, Func<string, string> Spell)[] All =
    [
        ("plain", key => key),
        ("upper case", key => key.ToUpperInvariant()),
        ("swapped case", key => string.Concat(key.Select(character => char.IsAsciiLetterUpper(character) ? char.ToLowerInvariant(character) : char.ToUpperInvariant(character)))),
        ("spaces for plus", key => key.Replace('+', ' ')),
        ("backwards", Backwards),
        ("URL-encoded", Uri.EscapeDataString),
        ("URL-encoded in lower case", key => Uri.EscapeDataString(key).ToLowerInvariant()),
        ("form-encoded", key => WebUtility.UrlEncode(key)),
        ("URL-encoded to the last character", key => Each(key, "%{0:X2}")),
        ("URL-encoded twice", key => Uri.EscapeDataString(Uri.EscapeDataString(key))),
        ("JSON", key => JsonEncodedText.Encode(key).ToString()),
        ("JSON of PHP", key => key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("/", "\\/", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)),
        ("JSON to the last character", key => Each(key, "\\u{0:x4}")),
        ("JSON in JSON", key => JsonEncodedText.Encode(JsonEncodedText.Encode(key).ToString()).ToString()),
        ("JavaScript", key => Each(key, "\\x{0:x2}")),
        ("HTML", WebUtility.HtmlEncode),
        ("HTML to the last character", key => Each(key, "&#{0};")),
        ("HTML in hexadecimal", key => Each(key, "&#x{0:x};")),
        ("HTML in hexadecimal, URL-encoded", key => Uri.EscapeDataString(Each(key, "&#x{0:x};"))),
        ("quoted for mail", key => Each(key, "={0:X2}")),
        ("styles", key => Each(key, "\\{0:x} ")),
        ("octal", key => string.Concat(key.Select(character => $"\\{Convert.ToString(character, 8).PadLeft(3, '0')}"))),
        ("hexadecimal", Hex),
        ("hexadecimal in upper case", key => Hex(key).ToUpperInvariant()),
        ("hexadecimal with colons", key => Each(key, ":{0:X2}")[1..]),
        ("hexadecimal with spaces", key => Each(key, " {0:x2}")[1..]),
        ("hexadecimal bytes", key => Each(key, ", 0x{0:X2}")[2..]),
        ("hexadecimal of the form", key => Hex($"key={Uri.EscapeDataString(key)}&action=add")),
        ("hexadecimal of UTF-16", key => Each(key, "{0:x2}00")),
        ("hexadecimal of base64", key => Hex(Base64(key))),
        ("a list of codes", key => $"[{Each(key, ",{0}")[1..]}]"),
        ("a list of characters", key => JsonSerializer.Serialize(key.Select(character => character.ToString()))),
        ("apart by spaces", key => Apart(key, " ")),
        ("apart by dashes", key => Apart(key, "-")),
        ("apart by line ends", key => Apart(key, "\r\n")),
        ("apart by line ends in JSON", key => Apart(key, "\\n")),
        ("apart by line ends in URLs", key => Apart(key, "%0D%0A")),
        ("apart by plus and quotes", key => $"\"{Apart(key, "\" + \"")}\""),
        ("apart by dots and quotes", key => $"'{Apart(key, "' . '")}'"),
        ("apart by tags", key => key.Contains('<') ? key : Apart(key, "<wbr>")), // What looks like a tag in the key itself would go with the tags.
        ("apart by what is not seen", key => Apart(key, "\u200b")),
        ("UTF-16 read as bytes", key => string.Concat(key.Select(character => $"{character}\0"))),
        ("base64", Base64),
        ("base64 behind a name", key => Base64("api:" + key)),
        ("base64 before a name", key => Base64(key + ":a")),
        ("base64 between names", key => Base64("ab:cd" + key + ":ef")),
        ("base64 of the form", key => Base64($"key={Uri.EscapeDataString(key)}&action=add")),
        ("base64 for addresses", key => Base64("a" + key).Replace('+', '-').Replace('/', '_').TrimEnd('=')),
        ("base64, URL-encoded", key => Uri.EscapeDataString(Base64(key))),
        ("base64 with spaces for plus", key => Base64(key).Replace('+', ' ')),
        ("base64 in JSON of PHP", key => Base64(key).Replace("/", "\\/", StringComparison.Ordinal)),
        ("base64 in lines", key => Apart(Base64(key), "\r\n")),
        ("base64 in base64", key => Base64(Base64(key))),
        ("base64 of hexadecimal", key => Base64(Hex(key))),
        ("base32", Base32),
    ];

    private static string Backwards(string key) => string.Concat(key.Reverse());

    private static string Apart(string key, string mark) => string.Join(mark, key.Chunk(4).Select(part => new string(part)));

    private static string Each(string key, string format) =>
        string.Concat(key.Select(character => string.Format(CultureInfo.InvariantCulture, format, (int)character)));

    private static string Hex(string text) => Convert.ToHexStringLower(Encoding.ASCII.GetBytes(text));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));

    private static string Base32(string text)
    {
        var result = new StringBuilder();
        int bits = 0, value = 0;
        foreach (char character in text)
        {
            value = ((value << 8) | character) & 0xFFFF;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                _ = result.Append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[(value >> (bits - 5)) & 31]);
            }
        }

        return result.ToString();
    }
}
