using System.Text;

namespace SmmOrders.Providers;

/// <summary>
/// Takes a key out of texts that come from outside: a provider may repeat a request in its error, and what it says is logged and
/// shown. The key is found as it is, URL-encoded and in base64, in any case.
/// </summary>
internal sealed class KeyRedactor
{
    // Fewer characters than that give nothing away.
    private const int Telling = 4;

    private readonly string[] _forms;

    internal KeyRedactor(ProviderApiKey key)
    {
        string plain = key.Reveal();
        _forms = [.. new[] { plain, Uri.EscapeDataString(plain), Convert.ToBase64String(Encoding.ASCII.GetBytes(plain)) }
            .Distinct().OrderByDescending(form => form.Length)];
    }

    /// <summary>Whether the key stands in the text, in any of its forms.</summary>
    internal bool Finds(string text) => _forms.Any(form => text.Contains(form, StringComparison.OrdinalIgnoreCase));

    /// <summary>What the value says, as people may see it: on one line, not too long, and without the key.</summary>
    internal string Text(WireValue value) => this.Clean(WireText.ForPeople(value.Text));

    /// <summary>The answer without the key.</summary>
    internal ProviderAnswer Clean(ProviderAnswer answer)
    {
        StatusReport report = answer.Report;
        return new(
            report.Detail is null ? report : report.Kind switch
            {
                ReportKind.UnknownStatus => StatusReport.UnknownStatus(this.Clean(report.Detail)),
                ReportKind.ProviderError => StatusReport.ProviderError(this.Clean(report.Detail)),
                ReportKind.Malformed => StatusReport.Malformed(this.Clean(report.Detail)),
                _ => report,
            },
            answer.StartCount,
            answer.Charge,
            answer.Currency is null ? null : this.Clean(answer.Currency));
    }

    /// <summary>The text without the key.</summary>
    internal string Clean(string text)
    {
        foreach (string form in _forms)
        {
            text = text.Replace(form, ProviderApiKey.Redacted, StringComparison.OrdinalIgnoreCase);
        }

        // Where a text was cut short, the cut may have gone through the key.
        return text.EndsWith('…') ? this.CleanEnd(text[..^1]) : text;
    }

    private string CleanEnd(string text)
    {
        foreach (string form in _forms)
        {
            for (int length = Math.Min(form.Length, text.Length); length >= Telling; length--)
            {
                if (text.AsSpan().EndsWith(form.AsSpan(0, length), StringComparison.OrdinalIgnoreCase))
                {
                    return $"{text[..^length]}{ProviderApiKey.Redacted}…";
                }
            }
        }

        return $"{text}…";
    }
}
