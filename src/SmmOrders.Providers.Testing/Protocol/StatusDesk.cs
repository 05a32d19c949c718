using System.Collections.Immutable;
using System.Text.Json;

namespace SmmOrders.Providers.Testing;

/// <summary>Tells how orders stand.</summary>
internal sealed class StatusDesk(SimulatedProviderOptions options, SimulatedOrders orders, DialectWriter writer)
{
    internal const int MaxOrders = 100;

    internal byte[] Answer(ReceivedRequest request, ItemHarm harm)
    {
        ImmutableArray<string> ids = request.Ids;
        if (request["orders"] is null)
        {
            SimulatedOrder? order = ids.Length == 1 ? this.Find(ids[0]) : null;
            return order is null
                ? AnswerJson.Write(json => writer.WriteError(json, DialectWriter.UnknownOrder))
                : writer.Envelop(json => writer.WriteOrder(json, order, this.Step(order), harm == ItemHarm.WrongIds ? $"9{order.Id}" : null));
        }

        return ids.Length > MaxOrders
            ? AnswerJson.Write(json => writer.WriteError(json, "At most 100 orders"))
            : writer.Envelop(json => this.WriteMany(json, ids, harm));
    }

    private SimulatedOrder? Find(string id) =>
        orders.Find(id) is { } order && options.Time.GetUtcNow() - order.PlacedAt >= options.HiddenFor ? order : null;

    private HistoryStep Step(SimulatedOrder order) => order.At(options.Time.GetUtcNow());

    private void WriteMany(Utf8JsonWriter json, ImmutableArray<string> ids, ItemHarm harm)
    {
        ImmutableArray<string> told = harm.IdsTold(ids);
        if (writer.Has(DialectTraits.UnknownOrdersLeftOut))
        {
            told = told.RemoveAll(id => this.Find(id) is null);
        }

        bool array = writer.Has(DialectTraits.ArraysOfOrders);
        if (array || (told.IsEmpty && writer.Has(DialectTraits.EmptyMapAsArray)))
        {
            json.WriteStartArray();
        }
        else
        {
            json.WriteStartObject();
        }

        for (var i = 0; i < told.Length; i++)
        {
            this.WriteItem(json, told[i], array, again: i >= ids.Length);
        }

        if (array || (told.IsEmpty && writer.Has(DialectTraits.EmptyMapAsArray)))
        {
            json.WriteEndArray();
        }
        else
        {
            json.WriteEndObject();
        }
    }

    private void WriteItem(Utf8JsonWriter json, string id, bool inArray, bool again)
    {
        if (!inArray)
        {
            json.WritePropertyName(id);
        }

        if (this.Find(id) is { } order)
        {
            HistoryStep step = again ? new(TimeSpan.Zero, OrderStatus.Canceled) : this.Step(order);
            writer.WriteOrder(json, order, step, inArray ? id : null);
        }
        else if (inArray)
        {
            json.WriteStartObject();
            json.WriteString("order", id);
            json.WriteString("error", DialectWriter.UnknownOrder);
            json.WriteEndObject();
        }
        else if (writer.Has(DialectTraits.BareTextErrors))
        {
            json.WriteStringValue(DialectWriter.UnknownOrder);
        }
        else
        {
            writer.WriteError(json, DialectWriter.UnknownOrder);
        }
    }
}
