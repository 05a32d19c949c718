using System.Globalization;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>Reads the bytes of a provider's answer to <c>action=status</c>. Immutable; safe from any thread.</summary>
public sealed class ProviderAnswerReader
{
    private readonly ProviderVocabulary _vocabulary;

    /// <summary>Makes a reader.</summary>
    /// <param name="options">How answers are read; the defaults by default.</param>
    public ProviderAnswerReader(ProviderReaderOptions? options = null) => _vocabulary = (options ?? new()).Vocabulary;

    /// <summary>A reader with the default options.</summary>
    public static ProviderAnswerReader Default { get; } = new();

    /// <summary>Reads the answer about a single order.</summary>
    /// <param name="utf8">The body of the answer.</param>
    public ProviderAnswer Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var json = new Utf8JsonReader(utf8);
            _ = json.Read();
            ProviderAnswer answer = this.ReadItem(ref json);
            _ = json.Read();
            return answer;
        }
        catch (JsonException)
        {
            return new(StatusReport.Malformed("not JSON"));
        }
    }

    /// <summary>Reads the answer about many orders, keyed by their ids.</summary>
    /// <param name="utf8">The body of the answer.</param>
    /// <param name="orderIds">The ids that were asked for.</param>
    /// <param name="answers">Receives the answers, each at its id's position.</param>
    public void ReadMany(ReadOnlySpan<byte> utf8, ReadOnlySpan<string> orderIds, Span<ProviderAnswer> answers)
    {
        answers.Fill(new(StatusReport.NotReported()));
        try
        {
            var json = new Utf8JsonReader(utf8);
            _ = json.Read();
            if (json.TokenType != JsonTokenType.StartObject)
            {
                answers.Fill(new(StatusReport.Malformed("no object")));
                return;
            }

            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                string id = json.GetString()!;
                _ = json.Read();
                if (id == "error")
                {
                    answers.Fill(new(StatusReport.ProviderError(json.GetString()!)));
                    return;
                }

                int at = orderIds.IndexOf(id);
                ProviderAnswer answer = this.ReadItem(ref json);
                if (at >= 0)
                {
                    answers[at] = answer;
                }
            }

            _ = json.Read();
        }
        catch (JsonException)
        {
            answers.Fill(new(StatusReport.Malformed("not JSON")));
        }
    }

    private ProviderAnswer ReadItem(ref Utf8JsonReader json)
    {
        string? error = json.TokenType == JsonTokenType.String ? json.GetString() : null, word = null, currency = null;
        Remains remains = Remains.Missing;
        long? start = null;
        decimal? charge = null;
        if (json.TokenType == JsonTokenType.StartObject)
        {
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                string key = json.GetString()!;
                _ = json.Read();
                string? text = json.TokenType switch
                {
                    JsonTokenType.String => json.GetString(),
                    JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(json.ValueSpan),
                    _ => null,
                };
                json.Skip();
                switch (key)
                {
                    case "error": error = text; break;
                    case "status": word = text; break;
                    case "remains": remains = string.IsNullOrEmpty(text) ? Remains.Missing : Count(text) is { } count ? Remains.Of(count) : Remains.Unreadable; break;
                    case "start_count": start = Count(text); break;
                    case "charge": charge = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal c) ? c : null; break;
                    case "currency": currency = text; break;
                }
            }
        }

        StatusReport report = error is not null ? StatusReport.ProviderError(error)
            : word is null ? StatusReport.Malformed("no status")
            : _vocabulary.TryFind(word, out OrderStatus status) ? StatusReport.Of(status, remains)
            : StatusReport.UnknownStatus(word);
        return new(report, start, charge, currency);
    }

    private static long? Count(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long count) ? count : null;
}
