using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace SmmOrders.Providers;

/// <summary>
/// Removes an API key from external text: a provider may repeat a request in its error, and that error is logged and displayed.
/// It finds the key in any case, plain, URL-encoded, with spaces for <c>+</c>, reversed, and in base64, even if more than the key
/// was encoded.
/// </summary>
/// <remarks>
/// <para>
/// Text with the key in any other encoding is redacted as a whole, because it is not certain where the key begins and ends: JSON,
/// HTML, URL or mail escapes, even nested; hexadecimal, decimal or octal character codes; base32; or a key split by white space,
/// punctuation, quotes, line ends or tags.
/// </para>
/// <para>
/// It cannot recognize a key that is encrypted, hashed, compressed, written in look-alike letters, or split by other letters or
/// digits; nor a part of the key alone. A key with fewer than six letters and digits is not found when split.
/// </para>
/// </remarks>
internal sealed partial class KeyRedactor
{
    // Fewer characters reveal nothing.
    private const int Telling = 4;

    // A shorter key can be part of an identifier by chance.
    private const int LeastInIdentifier = 16;

    // Nested escapes; the key may contain some itself.
    private const int MostEscapes = 4;

    private const int LongestEscape = 8;

    // In a cut text, the beginning of a key can only be within this many characters of the end.
    private const int End = 512;

    private readonly string[] _forms;
    private readonly SearchValues<string> _search;
    private readonly KeyTrace[] _traces;
    private readonly int _shortest;
    private readonly bool _isLong;

    internal KeyRedactor(ProviderApiKey key)
    {
        string plain = key.Reveal(), encoded = Uri.EscapeDataString(plain);
        _isLong = plain.Length >= LeastInIdentifier;
        _forms = [.. new[] { plain, encoded, Unescaped(plain), plain.Replace('+', ' '), Backwards(plain) }.Concat(Base64(plain)).Concat(Base64(encoded))
            .Where(form => form.Length >= Math.Min(Telling, plain.Length)) // Shorter forms would match ordinary text.
            .Distinct()
            .OrderByDescending(form => form.Length)];
        _search = SearchValues.Create(_forms, StringComparison.OrdinalIgnoreCase);
        string hex = Hex(plain), wide = string.Concat(plain.Select(character => ((int)character).ToString("x4", CultureInfo.InvariantCulture)));
        string base64 = Convert.ToBase64String(Encoding.ASCII.GetBytes(plain));
        _traces =
        [
            new(KeyTrace.Letters, _forms.Concat(Base64(base64)).Concat(Base64(hex)).Concat(Base64(hex.ToUpperInvariant())).Append(Base32(plain)).Select(KeyTrace.Letters), 6, Telling),
            new(KeyTrace.HexDigits, [hex, Hex(encoded), Hex(base64), wide[2..]], 2 * Telling, 2 * Telling),
            new(KeyTrace.Numbers, [Codes(plain, 10), Codes(plain, 8)], 3 * Telling, 2 * Telling),
        ];
        _shortest = _forms[^1].Length;
    }

    /// <summary>Whether the text contains the key in any encoding.</summary>
    internal bool Finds(string text) => Readings(text).Any(reading => FindsForm(reading) || FindsTrace(reading));

    /// <summary>The value's text for display: on one line, shortened, and without the key.</summary>
    internal string Text(WireValue value) => Clean(WireText.ForPeople(value.Text));

    /// <summary>
    /// Whether the provider put the key in place of an identifier: a key of 16 or more characters is not in an identifier by chance.
    /// Identifiers are never partly redacted, since the rest could be another order's identifier.
    /// </summary>
    internal bool IsKey(string id) => _isLong && Finds(id);

    /// <summary>The unchanged identifier, or <c>[redacted]</c> if it is the key.</summary>
    internal string Identifier(string id) => IsKey(id) ? ProviderApiKey.Redacted : id;

    /// <summary>The answer, with a known or unknown status, without the key.</summary>
    internal ProviderAnswer Clean(ProviderAnswer answer)
    {
        StatusReport report = answer.Report;
        return new(
            report.Kind == ReportKind.UnknownStatus ? StatusReport.UnknownStatus(Clean(report.Detail!)) : report,
            answer.StartCount,
            answer.Charge,
            answer.Currency is null ? null : Clean(answer.Currency),
            answer.Parent?.Without(this));
    }

    /// <summary>The text without the key.</summary>
    /// <param name="text">The text. If it ends in "…" it was cut short, possibly within the key.</param>
    internal string Clean(string text) => text.EndsWith('…') ? $"{Clean(text[..^1], isCut: true)}…" : Clean(text, isCut: false);

    /// <summary>The text without the key.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isCut">Whether it may have been cut short, possibly within the key and within an escape.</param>
    internal string Clean(string text, bool isCut)
    {
        if (text.Length < _shortest && !isCut)
        {
            return text;
        }

        if (FindsForm(text))
        {
            text = _forms.Aggregate(text, (rest, form) => rest.Replace(form, ProviderApiKey.Redacted, StringComparison.OrdinalIgnoreCase));
        }

        if (!isCut)
        {
            return Finds(text) ? ProviderApiKey.Redacted : text;
        }

        int length = LengthAtEnd(text);
        string end = text[Math.Max(0, text.Length - End)..];
        return Finds(text) || EndsInMore(end, KeyTrace.Letters(text[^length..]).Length) || FindsEscapedBeginning(end)
            ? ProviderApiKey.Redacted
            : length > 0 ? $"{text[..^length]}{ProviderApiKey.Redacted}" : text;
    }

    // A text cut within the key, and within the mark or escape after one of its characters.
    private bool EndsInMore(string text, int length) => Readings(text).Any(reading =>
        Enumerable.Range(0, Math.Min(LongestEscape, reading.Length) + 1).Any(cut => Array.Exists(_traces, trace => trace.LengthAtEndOf(reading[..^cut]) > length)));

    private bool FindsEscapedBeginning(string text) => Readings(text).Any(reading => reading != text && FindsBeginning(reading));

    private bool FindsForm(string text) => text.AsSpan().ContainsAny(_search);

    private bool FindsTrace(string text) => Array.Exists(_traces, trace => trace.IsIn(text));

    // Anywhere: the remainder of an escape may follow.
    private bool FindsBeginning(string text) => _forms.Any(form => text.AsSpan().Contains(form.AsSpan(0, Math.Min(Telling, form.Length)), StringComparison.OrdinalIgnoreCase));

    // How much of the key's beginning the text ends with.
    private int LengthAtEnd(string text)
    {
        var longest = 0;
        foreach (string form in _forms)
        {
            for (int length = Math.Min(form.Length, text.Length); length >= Telling && length > longest; length--)
            {
                longest = text.AsSpan().EndsWith(form.AsSpan(0, length), StringComparison.OrdinalIgnoreCase) ? length : longest;
            }
        }

        return longest;
    }

    // The key's encoded form at each of the three possible byte offsets, without the characters that also encode neighboring bytes.
    private static IEnumerable<string> Base64(string plain)
    {
        for (var before = 0; before < 3; before++)
        {
            string text = Convert.ToBase64String([.. new byte[before], .. Encoding.ASCII.GetBytes(plain)]);
            text = text[(((before * 8) + 5) / 6)..((before + plain.Length) * 8 / 6)];
            if (text.Length >= Telling)
            {
                yield return text;
                yield return text.Replace('+', '-').Replace('/', '_');
            }
        }
    }

    // Only from the beginning, and without the last character, whose five bits may be incomplete.
    private static string Base32(string plain)
    {
        var bits = string.Concat(plain.Select(character => ((int)character).ToString("b8", CultureInfo.InvariantCulture)));
        return string.Concat(bits.Chunk(5).Where(chunk => chunk.Length == 5).Select(chunk => "abcdefghijklmnopqrstuvwxyz234567"[Convert.ToInt32(new string(chunk), 2)]));
    }

    private static string Hex(string plain) => Convert.ToHexStringLower(Encoding.ASCII.GetBytes(plain));

    private static string Codes(string plain, int toBase) =>
        string.Concat(plain.Select(character => $",{Convert.ToString(character, toBase)}"));

    private static string Backwards(string plain) => string.Concat(plain.Reverse());

    // The text, and its decoded forms for each kind of escape.
    private static IEnumerable<string> Readings(string text)
    {
        string unescaped = Unescaped(text);
        yield return text;
        if (unescaped != text)
        {
            yield return unescaped;
        }

        if (text.Contains('\\'))
        {
            yield return Unescaped(LineEnds().Replace(text, " "));
        }

        if (text.Contains('='))
        {
            yield return Unescaped(text.Replace('=', '%'));
        }

        if (unescaped.Contains('<'))
        {
            yield return Tags().Replace(unescaped, "");
        }
    }

    private static string Unescaped(string text)
    {
        for (var i = 0; i < MostEscapes && text.AsSpan().ContainsAny('%', '\\', '&'); i++)
        {
            text = text.Replace("\\u00", "%", StringComparison.OrdinalIgnoreCase).Replace("\\x", "%", StringComparison.OrdinalIgnoreCase).Replace("\\", "", StringComparison.Ordinal);
            text = Uri.UnescapeDataString(WebUtility.HtmlDecode(text));
        }

        return text;
    }

    [GeneratedRegex("""\\+[nrt]""")]
    private static partial Regex LineEnds();

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Tags();
}
