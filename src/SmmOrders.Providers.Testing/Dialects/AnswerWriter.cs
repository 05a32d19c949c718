using System.Globalization;
using System.Text.Json;

namespace SmmOrders.Providers.Testing;

/// <summary>Writes answers in a dialect: keys, numbers, identifiers, containers.</summary>
internal sealed class AnswerWriter(ProviderDialect dialect)
{
    internal ErrorWriter Errors { get; } = new(dialect);

    internal bool Has(DialectTraits trait) => (dialect.Traits & trait) != 0;

    /// <summary>Writes an answer other than an error, in an envelope if the dialect has one.</summary>
    internal Answer Write(Action<Utf8JsonWriter> write) => new(200, AnswerJson.Write(json =>
    {
        if (!Has(DialectTraits.Envelope))
        {
            write(json);
            return;
        }

        json.WriteStartObject();
        json.WriteBoolean("status", true);
        json.WritePropertyName("data");
        write(json);
        json.WriteEndObject();
    }));

    internal Answer WriteObject(Action<Utf8JsonWriter> write) => Write(json =>
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    });

    internal string Key(string key) => Has(DialectTraits.CapitalKeys) ? $"{char.ToUpperInvariant(key[0])}{key[1..]}" : key;

    internal void WriteNumber(Utf8JsonWriter json, string key, decimal number) =>
        WriteNumber(json, key, number.ToString(CultureInfo.InvariantCulture));

    internal void WriteNumber(Utf8JsonWriter json, string key, string number)
    {
        json.WritePropertyName(Key(key));
        if (Has(DialectTraits.BareNumbers))
        {
            json.WriteRawValue(number);
        }
        else
        {
            json.WriteStringValue(Has(DialectTraits.SpacedNumbers) ? $" {number} " : number);
        }
    }

    internal void WriteId(Utf8JsonWriter json, string key, string id)
    {
        json.WritePropertyName(Key(key));
        WriteId(json, id);
    }

    /// <summary>Writes an identifier; as a number only if it is one.</summary>
    internal void WriteId(Utf8JsonWriter json, string id)
    {
        if (Has(DialectTraits.NumericIds) && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteStringValue(id);
        }
    }

    internal void WriteText(Utf8JsonWriter json, string key, string text) => json.WriteString(Key(key), text);
}
