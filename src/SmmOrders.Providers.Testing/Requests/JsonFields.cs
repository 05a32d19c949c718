using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace SmmOrders.Providers.Testing;

/// <summary>Reads the fields of a JSON object: texts, numbers, and lists of them.</summary>
internal static class JsonFields
{
    /// <summary>The fields, or <see langword="null"/> if the body is not a JSON object.</summary>
    internal static ImmutableArray<KeyValuePair<string, string>>? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ?
                [
                    .. document.RootElement.EnumerateObject()
                        .Where(property => property.Value.ValueKind is not JsonValueKind.Null)
                        .Select(property => new KeyValuePair<string, string>(property.Name, Text(property.Value))),
                ]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            return null; // Invalid UTF-8, or an unpaired surrogate.
        }
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number when value.TryGetDecimal(out decimal number) && decimal.IsInteger(number) => number.ToString("0", CultureInfo.InvariantCulture),
        JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(Text)),
        JsonValueKind.True => "1",
        JsonValueKind.False or JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };
}
