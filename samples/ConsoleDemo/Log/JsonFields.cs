using System.Globalization;
using System.Text.Json;
using SmmOrders.Providers;

namespace ConsoleDemo;

/// <summary>
/// The fields of a JSON object, read strictly: a misspelt <c>refunded</c> that is ignored would pay a customer twice, so an
/// unknown field is an error that names it. Every method throws <see cref="InvalidLineException"/> where a value is unusable.
/// </summary>
internal sealed class JsonFields
{
    private readonly Dictionary<string, JsonElement> _values = [];

    internal JsonFields(JsonElement json, string place, string[] needed, params string[] optional)
    {
        foreach (JsonProperty field in json.EnumerateObject())
        {
            string? error = !needed.Contains(field.Name) && !optional.Contains(field.Name) ? $"There is no field \"{Shorten(field.Name)}\" {place}."
                : _values.TryAdd(field.Name, field.Value) ? null
                : $"\"{field.Name}\" is there twice.";
            if (error is not null)
            {
                throw new InvalidLineException(error);
            }
        }

        if (needed.FirstOrDefault(field => !Has(field)) is { } missing)
        {
            throw new InvalidLineException($"\"{missing}\" is missing.");
        }
    }

    internal bool Has(string field) => _values.ContainsKey(field);

    internal JsonElement this[string field] => _values[field];

    internal T? Optional<T>(string field, Func<string, T> read)
        where T : struct => Has(field) ? read(field) : null;

    /// <summary>An instant with its offset. Without one it would be another instant in every time zone.</summary>
    internal DateTimeOffset Instant(string field) =>
        _values[field] is { ValueKind: JsonValueKind.String } value && value.TryGetDateTimeOffset(out DateTimeOffset instant)
            && value.GetRawText() is [.., 'Z', '"'] or [.., '+' or '-', _, _, ':', _, _, '"']
            ? instant
            : throw Wrong(field, "an instant with its offset, such as \"2026-11-23T08:00:00Z\"");

    internal string Id(string field) => Id(field, _values[field]);

    /// <summary>Ids, each once.</summary>
    internal string[] Ids(string field)
    {
        JsonElement ids = _values[field].ValueKind == JsonValueKind.Array ? _values[field] : throw Wrong(field, "an array of orders' ids");
        string[] found = [.. ids.EnumerateArray().Select(id => Id(field, id)).Distinct(StringComparer.Ordinal)];
        return found.Length > 0 ? found : throw new InvalidLineException($"\"{field}\" is empty: it names at least one order.");
    }

    /// <summary>An amount, as a string or a number.</summary>
    internal decimal Amount(string field) =>
        TryReadNumber(field, out decimal amount) ? amount : throw Wrong(field, "an amount of at most 28 digits, such as \"10.00\"");

    /// <summary>A whole number, as a string or a number.</summary>
    internal long Count(string field) =>
        TryReadNumber(field, out decimal number) && decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : throw Wrong(field, "a whole number, such as 1000");

    /// <summary>A status, in any spelling that providers use.</summary>
    internal OrderStatus Status(string field) => ProviderVocabulary.Default.TryFind(Text(field, "a status"), out OrderStatus status)
        ? status
        : throw new InvalidLineException($"\"{field}\" is {Quote(_values[field])}. Use one of: {string.Join(", ", OrderStatuses.All)}.");

    internal TimeSpan Duration(string field) => ConsoleDemo.Duration.TryParse(Text(field, "a duration"), out TimeSpan duration)
        ? duration
        : throw Wrong(field, "a duration above zero, such as \"06:00:00\"");

    internal bool Flag(string field) => _values[field].ValueKind is JsonValueKind.True or JsonValueKind.False
        ? _values[field].GetBoolean()
        : throw Wrong(field, "true or false");

    internal string Text(string field, string needed) => Text(field, _values[field], needed);

    internal InvalidLineException Wrong(string field, string needed) => Wrong(field, _values[field], needed);

    // Many panels have numbers for ids.
    private static string Id(string field, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.GetRawText().All(char.IsAsciiDigit) ? value.GetRawText()
        : Text(field, value, "an order's id") is var id && !string.IsNullOrWhiteSpace(id) ? id
        : throw new InvalidLineException($"\"{field}\" is blank: it names an order.");

    private bool TryReadNumber(string field, out decimal number)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        string text = _values[field].ValueKind is JsonValueKind.String or JsonValueKind.Number ? _values[field].GetRawText().Trim('"') : "";

        // A decimal rounds what has more digits in silence, and 1e-30 at its 28th decimal.
        return decimal.TryParse(text, style, CultureInfo.InvariantCulture, out number) && text.Count(char.IsAsciiDigit) <= 28 && number.Scale < 28;
    }

    private static string Text(string field, JsonElement value, string needed) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(field, value, needed);

    private static InvalidLineException Wrong(string field, JsonElement value, string needed) => new($"\"{field}\" is {Quote(value)}. It takes {needed}.");

    private static string Quote(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => $"\"{Shorten(value.GetRawText()[1..^1])}\"",
        _ => Shorten(value.GetRawText()),
    };

    private static string Shorten(string text) => text.Length <= 40 ? text : $"{text[..(char.IsHighSurrogate(text[39]) ? 39 : 40)]}…";
}
