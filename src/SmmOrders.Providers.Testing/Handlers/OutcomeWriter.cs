using System.Collections.Immutable;
using System.Text.Json;

namespace SmmOrders.Providers.Testing;

/// <summary>Writes the outcomes of a bulk request: an array of objects, or a map by identifier.</summary>
internal sealed class OutcomeWriter(AnswerWriter writer)
{
    internal Answer Write(string idKey, string valueKey, ImmutableArray<RequestOutcome> outcomes) =>
        writer.Write(json =>
        {
            if (writer.Has(DialectTraits.MapsOfRequests))
            {
                WriteMap(json, valueKey, outcomes);
            }
            else
            {
                WriteArray(json, idKey, valueKey, outcomes);
            }
        });

    /// <summary>Writes the value, or the refusal in its place.</summary>
    internal void WriteValue(Utf8JsonWriter json, RequestOutcome outcome)
    {
        if (outcome.Refused is { } refused)
        {
            writer.Errors.WriteItem(json, refused);
        }
        else
        {
            outcome.WriteValue(json);
        }
    }

    private void WriteMap(Utf8JsonWriter json, string valueKey, ImmutableArray<RequestOutcome> outcomes)
    {
        json.WriteStartObject();
        foreach (RequestOutcome outcome in outcomes)
        {
            json.WritePropertyName(outcome.Id);
            if (outcome.Refused is { } refused)
            {
                writer.Errors.WriteItem(json, refused);
                continue;
            }

            json.WriteStartObject();
            json.WritePropertyName(writer.Key(valueKey));
            outcome.WriteValue(json);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteArray(Utf8JsonWriter json, string idKey, string valueKey, ImmutableArray<RequestOutcome> outcomes)
    {
        json.WriteStartArray();
        foreach (RequestOutcome outcome in outcomes)
        {
            json.WriteStartObject();
            writer.WriteId(json, idKey, outcome.Id);
            json.WritePropertyName(writer.Key(valueKey));
            WriteValue(json, outcome);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
