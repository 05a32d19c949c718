using System.Globalization;
using System.Text.Json;

namespace SmmOrders.Providers.Testing;

/// <summary>Writes the state of an order.</summary>
internal sealed class OrderWriter(SimulatedProviderOptions options, AnswerWriter writer)
{
    /// <summary>Writes an order, a drip-feed or a subscription.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="order">The order.</param>
    /// <param name="step">Its state.</param>
    /// <param name="id">The identifier to include; <see langword="null"/> for none.</param>
    internal void Write(Utf8JsonWriter json, SimulatedOrder order, HistoryStep step, string? id = null)
    {
        json.WriteStartObject();
        if (id is not null || writer.Has(DialectTraits.NamedOrders))
        {
            writer.WriteId(json, "order", id ?? order.Id);
        }

        if (order.Plan is { } plan)
        {
            WriteStatus(json, step);
            WritePlan(json, order, plan);
        }
        else
        {
            WriteCounts(json, order, step);
        }

        if (writer.Has(DialectTraits.EmptyErrors))
        {
            writer.WriteText(json, "error", "");
        }

        json.WriteEndObject();
    }

    private void WriteCounts(Utf8JsonWriter json, SimulatedOrder order, HistoryStep step)
    {
        writer.WriteNumber(json, "charge", options.RefundsCharges ? order.ChargeAt(step) : order.Charge);
        if (writer.Has(DialectTraits.NullStartCount))
        {
            json.WriteNull(writer.Key("start_count"));
        }
        else
        {
            writer.WriteNumber(json, "start_count", 3572);
        }

        WriteStatus(json, step);
        WriteRemains(json, step, order.Quantity);
        writer.WriteText(json, "currency", options.Currency);
    }

    private void WriteStatus(Utf8JsonWriter json, HistoryStep step)
    {
        bool apart = writer.Has(DialectTraits.OrderStatusKey);
        if (apart)
        {
            json.WriteString("status", "ok");
        }

        writer.WriteText(json, apart ? "order_status" : "status", step.Word ?? options.Dialect.WordFor(step.Status));
    }

    private void WriteRemains(Utf8JsonWriter json, HistoryStep step, long quantity)
    {
        if (step.LeavesOutRemains)
        {
            return;
        }

        if (step.Remains is not null)
        {
            writer.WriteText(json, "remains", step.Remains);
            return;
        }

        long remains = quantity - step.DeliveredOf(quantity);
        bool plus = remains < 0 && writer.Has(DialectTraits.PlusIsOverDelivered);
        string text = (plus ? -remains : remains).ToString(CultureInfo.InvariantCulture);
        writer.WriteNumber(json, "remains", $"{(plus ? "+" : "")}{text}{(writer.Has(DialectTraits.ZeroFractions) ? ".0000000000" : "")}");
    }

    private void WritePlan(Utf8JsonWriter json, SimulatedOrder order, OrderPlan plan)
    {
        if (plan.Runs is { } runs)
        {
            writer.WriteNumber(json, "runs", runs);
            writer.WriteNumber(json, "interval", plan.Interval.Ticks / TimeSpan.TicksPerMinute);
        }
        else
        {
            WriteExpiry(json, plan);
            writer.WriteNumber(json, "posts", plan.Posts ?? 0);
        }

        if (writer.Has(DialectTraits.ParentsWithoutOrders))
        {
            return;
        }

        json.WriteStartArray(writer.Key("orders"));
        foreach (SimulatedOrder child in order.Children)
        {
            writer.WriteId(json, child.Id);
        }

        json.WriteEndArray();
    }

    private void WriteExpiry(Utf8JsonWriter json, OrderPlan plan)
    {
        json.WritePropertyName(writer.Key("expiry"));
        if (writer.Has(DialectTraits.BooleanExpiry))
        {
            json.WriteBooleanValue(plan.Expiry is null || options.Time.GetUtcNow() < plan.Expiry);
        }
        else if (plan.Expiry is { } expiry)
        {
            json.WriteStringValue(expiry.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
