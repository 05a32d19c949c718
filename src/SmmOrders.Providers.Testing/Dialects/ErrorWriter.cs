using System.Text.Json;

namespace SmmOrders.Providers.Testing;

/// <summary>Writes refusals in a dialect's words and format.</summary>
internal sealed class ErrorWriter(ProviderDialect dialect)
{
    private bool HasStatus => dialect.Traits.HasFlag(DialectTraits.ErrorsWithStatus);

    /// <summary>An answer that is only a refusal.</summary>
    internal Answer Whole(Refusal refusal) => new(HttpStatus(refusal), AnswerJson.Write(json => Write(json, refusal)));

    /// <summary>Writes the refusal of an item in a bulk answer, as a value.</summary>
    internal void WriteItem(Utf8JsonWriter json, Refusal refusal)
    {
        if (dialect.Traits.HasFlag(DialectTraits.BareTextErrors))
        {
            json.WriteStringValue(dialect.Texts.For(refusal));
        }
        else
        {
            Write(json, refusal);
        }
    }

    /// <summary>Writes a refusal as fields of the current object.</summary>
    internal void WriteFields(Utf8JsonWriter json, Refusal refusal)
    {
        string text = dialect.Texts.For(refusal);
        switch (dialect.ErrorShape)
        {
            case ErrorShape.StatusFail:
                json.WriteString("status", "fail");
                json.WriteString("message", text);
                break;
            case ErrorShape.SuccessFalse:
                json.WriteBoolean("success", false);
                json.WriteString("msg", text);
                break;
            case ErrorShape.PesanUnderData:
                json.WriteBoolean("status", false);
                json.WriteStartObject("data");
                json.WriteString("pesan", text);
                json.WriteEndObject();
                break;
            case ErrorShape.Laravel:
                WriteLaravel(json, refusal, text);
                break;
            default:
                json.WriteString("error", text);
                if (HasStatus)
                {
                    json.WriteString("status", NumberOf(refusal));
                }

                break;
        }
    }

    private static void WriteLaravel(Utf8JsonWriter json, Refusal refusal, string text)
    {
        if (refusal.Kind == RefusalCause.IncorrectKey)
        {
            json.WriteString("message", text);
            return;
        }

        json.WriteString("message", "The given data was invalid.");
        json.WriteStartObject("errors");
        json.WriteStartArray(refusal.Kind == RefusalCause.IncorrectField ? refusal.Detail! : "order");
        json.WriteStringValue(text);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string NumberOf(Refusal refusal) => refusal.Kind switch
    {
        RefusalCause.IncorrectRequest => "101",
        RefusalCause.IncorrectKey => "102",
        RefusalCause.UnknownService => "105",
        RefusalCause.BadLink or RefusalCause.IncorrectField => "107",
        RefusalCause.QuantityOutOfRange => "108",
        RefusalCause.OutOfFunds => "113",
        _ => "104",
    };

    private void Write(Utf8JsonWriter json, Refusal refusal)
    {
        if (dialect.ErrorShape == ErrorShape.BareText)
        {
            json.WriteStringValue(dialect.Texts.For(refusal));
            return;
        }

        json.WriteStartObject();
        WriteFields(json, refusal);
        json.WriteEndObject();
    }

    private int HttpStatus(Refusal refusal) => dialect.ErrorShape != ErrorShape.Laravel ? 200 : refusal.Kind == RefusalCause.IncorrectKey ? 401 : 422;
}
