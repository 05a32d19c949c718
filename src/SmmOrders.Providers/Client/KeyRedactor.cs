using System.Net;
using System.Text;

namespace SmmOrders.Providers;

/// <summary>
/// Takes a key out of texts that come from outside: a provider may repeat a request in its error, and what it says is logged and
/// shown. The key is found in any case, as it is, URL-encoded, and in base64, also where that encodes more than the key.
/// </summary>
/// <remarks>
/// A text that has it in another spelling (escapes of JSON or HTML, or escapes inside escapes) is not told at all: where the key
/// begins and ends in it cannot be said with certainty.
/// </remarks>
internal sealed class KeyRedactor
{
    // Fewer characters than that give nothing away.
    private const int Telling = 4;

    // Escapes inside escapes; the key may have some of its own.
    private const int MostEscapes = 4;

    // No identifier has so long a key in it by chance.
    private const int NeverByChance = 8;

    private readonly string _key;
    private readonly string[] _forms;

    internal KeyRedactor(ProviderApiKey key)
    {
        _key = key.Reveal();
        string plain = _key, encoded = Uri.EscapeDataString(plain);
        _forms = [.. new[] { plain, encoded, Unescaped(plain) }.Concat(Base64(plain)).Concat(Base64(encoded))
            .Where(form => form.Length >= Math.Min(Telling, plain.Length)) // Less of it would be found in any text.
            .Distinct()
            .OrderByDescending(form => form.Length)];
    }

    /// <summary>
    /// Whether the identifier is none, because a provider wrote the key in its place. Identifiers are never redacted: a short key may
    /// stand in one by chance.
    /// </summary>
    internal bool IsKey(string id) => string.Equals(id, _key, StringComparison.OrdinalIgnoreCase) || (_key.Length >= NeverByChance && Finds(id));

    /// <summary>Whether the key stands in the text, however it is spelled.</summary>
    internal bool Finds(string text) => this.FindsForm(text) || this.FindsForm(Unescaped(text));

    /// <summary>What the value says, as people may see it: on one line, not too long, and without the key.</summary>
    internal string Text(WireValue value) => this.Clean(WireText.ForPeople(value.Text));

    /// <summary>The answer without the key.</summary>
    internal ProviderAnswer Clean(ProviderAnswer answer)
    {
        StatusReport report = answer.Report;
        return new(
            report.Kind switch
            {
                ReportKind.UnknownStatus => StatusReport.UnknownStatus(this.Clean(report.Detail!)),
                ReportKind.ProviderError => StatusReport.ProviderError(this.Clean(report.Detail!), report.Refusal!.Value),
                ReportKind.Malformed => StatusReport.Malformed(this.Clean(report.Detail!)),
                _ => report,
            },
            answer.StartCount,
            answer.Charge,
            answer.Currency is null ? null : this.Clean(answer.Currency),
            answer.Parent?.Without(this));
    }

    /// <summary>The text without the key.</summary>
    internal string Clean(string text)
    {
        foreach (string form in _forms)
        {
            text = text.Replace(form, ProviderApiKey.Redacted, StringComparison.OrdinalIgnoreCase);
        }

        // Where a text was cut short, the cut may have gone through the key, and through an escape in it.
        bool isCut = text.EndsWith('…');
        if (isCut && this.LengthAtEnd(text[..^1]) is > 0 and int length)
        {
            text = $"{text[..^(length + 1)]}{ProviderApiKey.Redacted}…";
        }

        string unescaped = Unescaped(text);
        return this.FindsForm(unescaped) || (isCut && unescaped != text && this.FindsBeginning(unescaped)) ? ProviderApiKey.Redacted : text;
    }

    private bool FindsForm(string text) => _forms.Any(form => text.Contains(form, StringComparison.OrdinalIgnoreCase));

    // Anywhere: behind it may stand what is left of an escape.
    private bool FindsBeginning(string text) => _forms.Any(form => text.AsSpan().Contains(form.AsSpan(0, Math.Min(Telling, form.Length)), StringComparison.OrdinalIgnoreCase));

    // How much of the key's beginning stands at the text's end.
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

    // As it looks at each place that it can have in what is encoded: without the characters that its neighbors have a part in.
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

    private static string Unescaped(string text)
    {
        for (var i = 0; i < MostEscapes && text.AsSpan().ContainsAny('%', '\\', '&'); i++)
        {
            text = text.Replace("\\u00", "%", StringComparison.OrdinalIgnoreCase).Replace("\\x", "%", StringComparison.OrdinalIgnoreCase).Replace("\\", "", StringComparison.Ordinal);
            text = Uri.UnescapeDataString(WebUtility.HtmlDecode(text));
        }

        return text;
    }
}
