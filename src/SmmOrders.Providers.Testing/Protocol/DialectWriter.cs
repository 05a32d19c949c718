using System.Globalization;
using System.Text.Json;

namespace SmmOrders.Providers.Testing;

/// <summary>Writes answers about orders as a dialect has them.</summary>
internal sealed class DialectWriter(ProviderDialect dialect, string currency)
{
    internal const string UnknownOrder = "Incorrect order ID";

    internal bool Has(DialectTraits trait) => (dialect.Traits & trait) != 0;

    /// <summary>An answer, in its envelope where the dialect has one.</summary>
    internal byte[] Envelop(Action<Utf8JsonWriter> write) => AnswerJson.Write(json =>
    {
        if (!this.Has(DialectTraits.Envelope))
        {
            write(json);
            return;
        }

        json.WriteStartObject();
        json.WriteBoolean("status", true);
        json.WritePropertyName("data");
        write(json);
        json.WriteEndObject();
    });

    internal void WriteError(Utf8JsonWriter json, string error) =>
        AnswerJson.WriteError(json, error, this.Has(DialectTraits.ErrorsWithStatus) ? "104" : null);

    /// <summary>How an order stands.</summary>
    /// <param name="json">What to write to.</param>
    /// <param name="order">The order.</param>
    /// <param name="step">How it stands.</param>
    /// <param name="id">Its identifier, where the object has to name it.</param>
    internal void WriteOrder(Utf8JsonWriter json, SimulatedOrder order, HistoryStep step, string? id = null)
    {
        json.WriteStartObject();
        if (id is not null)
        {
            this.WriteNumber(json, "order", id);
        }

        this.WriteNumber(json, "charge", order.Charge.ToString(CultureInfo.InvariantCulture));
        if (this.Has(DialectTraits.NullStartCount))
        {
            json.WriteNull(this.Key("start_count"));
        }
        else
        {
            this.WriteNumber(json, "start_count", "3572");
        }

        bool apart = this.Has(DialectTraits.OrderStatusKey);
        if (apart)
        {
            json.WriteString("status", "ok");
        }

        json.WriteString(this.Key(apart ? "order_status" : "status"), step.Word ?? dialect.WordFor(step.Status));
        this.WriteRemains(json, step, order.Quantity);
        json.WriteString(this.Key("currency"), currency);
        if (this.Has(DialectTraits.EmptyErrors))
        {
            json.WriteString(this.Key("error"), "");
        }

        json.WriteEndObject();
    }

    private void WriteRemains(Utf8JsonWriter json, HistoryStep step, long quantity)
    {
        if (step.LeavesOutRemains)
        {
            return;
        }

        if (step.Remains is not null)
        {
            json.WriteString(this.Key("remains"), step.Remains);
            return;
        }

        long remains = quantity - step.DeliveredOf(quantity);
        bool plus = remains < 0 && this.Has(DialectTraits.PlusIsOverDelivered);
        string text = (plus ? -remains : remains).ToString(CultureInfo.InvariantCulture);
        this.WriteNumber(json, "remains", $"{(plus ? "+" : "")}{text}{(this.Has(DialectTraits.ZeroFractions) ? ".0000000000" : "")}");
    }

    private void WriteNumber(Utf8JsonWriter json, string key, string number)
    {
        json.WritePropertyName(this.Key(key));
        if (this.Has(DialectTraits.BareNumbers))
        {
            json.WriteRawValue(number);
        }
        else
        {
            json.WriteStringValue(this.Has(DialectTraits.SpacedNumbers) ? $" {number} " : number);
        }
    }

    private string Key(string key) => this.Has(DialectTraits.CapitalKeys) ? $"{char.ToUpperInvariant(key[0])}{key[1..]}" : key;
}
