using System.Text;
using System.Text.Json;
using SmmOrders;
using SmmOrders.Providers;

namespace ConsoleDemo.Log;

/// <summary>Reads the values of a line. Each reader returns what is wrong with the value, or <see langword="null"/>.</summary>
internal static class LogValue
{
    private static readonly string Six = string.Join(", ", OrderStatuses.All);

    /// <summary>An instant with its offset. Without one it would be another instant in every time zone.</summary>
    internal static string? ReadInstant(ref Utf8JsonReader json, string field, out DateTimeOffset instant)
    {
        instant = default;
        return json.TokenType == JsonTokenType.String
            && json.ValueSpan is [.., (byte)'Z'] or [.., (byte)'+' or (byte)'-', _, _, (byte)':', _, _]
            && json.TryGetDateTimeOffset(out instant)
            ? null
            : Bad(ref json, field, "an instant with its offset, such as \"2026-11-23T08:00:00Z\"");
    }

    /// <summary>An order's id: a string, or a whole number as many panels have.</summary>
    internal static string? ReadId(ref Utf8JsonReader json, string field, out string id)
    {
        id = "";
        if (json.TokenType == JsonTokenType.Number && json.ValueSpan.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
        {
            id = Encoding.UTF8.GetString(json.ValueSpan);
            return null;
        }

        string? fault = ReadText(ref json, field, "an order's id", out id);
        return fault is null && string.IsNullOrWhiteSpace(id) ? $"\"{field}\" is blank: it names an order." : fault;
    }

    /// <summary>The ids of a bulk answer, each once.</summary>
    internal static string? ReadIds(ref Utf8JsonReader json, out string[] ids)
    {
        ids = [];
        if (json.TokenType != JsonTokenType.StartArray)
        {
            return Bad(ref json, "orders", "an array of orders' ids");
        }

        var found = new List<string>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            string? fault = ReadId(ref json, "orders", out string id);
            if (fault is not null)
            {
                return fault;
            }

            found.Add(id);
        }

        ids = [.. found.Distinct(StringComparer.Ordinal)];
        return ids.Length == 0 ? "\"orders\" is empty: it names at least one order." : null;
    }

    /// <summary>An amount, as a string or a number, to the last digit.</summary>
    internal static string? ReadMoney(ref Utf8JsonReader json, string field, out decimal amount)
    {
        amount = 0;
        return json.TokenType is JsonTokenType.String or JsonTokenType.Number && ExactDecimal.TryParse(json.ValueSpan, out amount)
            ? null
            : Bad(ref json, field, "an amount that a decimal holds exactly, such as \"10.00\"");
    }

    /// <summary>A count: a whole number, as a number or a string.</summary>
    internal static string? ReadCount(ref Utf8JsonReader json, string field, out long count)
    {
        count = 0;
        if (json.TokenType is not (JsonTokenType.String or JsonTokenType.Number)
            || !ExactDecimal.TryParse(json.ValueSpan, out decimal number)
            || number != decimal.Truncate(number) || number is < long.MinValue or > long.MaxValue)
        {
            return Bad(ref json, field, "a whole number, such as 1000");
        }

        count = (long)number;
        return null;
    }

    /// <summary>What was delivered; null where that is not known.</summary>
    internal static string? ReadDelivered(ref Utf8JsonReader json, out long? delivered)
    {
        delivered = null;
        if (json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        string? fault = ReadCount(ref json, "delivered", out long count);
        delivered = count;
        return fault;
    }

    /// <summary>A status, in any spelling that is seen in the field.</summary>
    internal static string? ReadStatus(ref Utf8JsonReader json, out OrderStatus status)
    {
        status = default;
        string? fault = ReadText(ref json, "status", "a status", out string word);
        return fault is not null || ProviderVocabulary.Default.TryFind(word, out status)
            ? fault
            : $"\"status\" is {json.Quote()}. Use one of: {Six}.";
    }

    internal static string? ReadText(ref Utf8JsonReader json, string field, string what, out string text)
    {
        text = "";
        if (json.TokenType != JsonTokenType.String)
        {
            return Bad(ref json, field, what);
        }

        try
        {
            text = json.GetString()!;
            return null;
        }
        catch (InvalidOperationException)
        {
            return HalfPair(field);
        }
    }

    internal static string UnknownField(ref Utf8JsonReader json) => $"There is no field {json.Quote()}.";

    internal static string HalfPair(string field) => $"\"{field}\" has half of a surrogate pair in it, which is no text.";

    internal static string Bad(ref Utf8JsonReader json, string field, string needed) => $"\"{field}\" is {json.Quote()}. It takes {needed}.";

    /// <summary>The token as it stands in the line, cut where it is long.</summary>
    private static string Quote(this ref Utf8JsonReader json)
    {
        const int most = 40;
        if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            return json.TokenType == JsonTokenType.StartObject ? "an object" : "an array";
        }

        string text = Encoding.UTF8.GetString(json.ValueSpan);
        text = text.Length <= most ? text : $"{text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)]}…";
        return json.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? $"\"{text}\"" : text;
    }
}
