using System.Collections.Immutable;
using System.Text.Json;

namespace SmmOrders.Providers.Testing;

/// <summary>Reports the status of orders.</summary>
internal sealed class StatusHandler(SimulatedProviderOptions options, SimulatedOrders orders, AnswerWriter writer)
{
    private readonly OrderWriter _orderWriter = new(options, writer);

    internal BulkStatusSupport Bulk => options.BulkStatus ?? options.Dialect.BulkStatus;

    /// <summary>Handles one order, or several in <c>orders</c> or comma-separated in <c>order</c>.</summary>
    internal Answer Answer(ReceivedRequest request, ItemFault fault)
    {
        ImmutableArray<string> ids = request.IdsIn("order");
        return ids.Length == 1 || (ids.IsEmpty && request["orders"] is null) ? One(ids.FirstOrDefault(""), fault) : AnswerMany(request, fault);
    }

    internal Answer AnswerMany(ReceivedRequest request, ItemFault fault)
    {
        ImmutableArray<string> ids = request.IdsIn("order", "orders");
        return Bulk == BulkStatusSupport.None
                ? writer.Errors.Whole(options.BulkRefusal is { } text ? new(RefusalCause.Verbatim, text) : Refusal.UnknownOrder)
            : Bulk == BulkStatusSupport.BareOrderForOne && ids.Length == 1 ? One(ids[0], fault)
            : ids.Length > options.MaxOrdersPerRequest ? writer.Errors.Whole(Refusal.TooManyOrders(options.MaxOrdersPerRequest))
            : writer.Write(json => WriteMany(json, ids, fault));
    }

    private Answer One(string id, ItemFault fault)
    {
        if (Find(id) is not { } order)
        {
            return writer.Errors.Whole(Refusal.UnknownOrder);
        }

        string? named = fault == ItemFault.WrongIds ? ItemFaults.WrongId(id) : null;
        return writer.Write(json => _orderWriter.Write(json, order, Step(order), named));
    }

    private SimulatedOrder? Find(string id) =>
        orders.Find(id) is { } order && options.Time.GetUtcNow() - order.PlacedAt >= options.HiddenFor ? order : null;

    private HistoryStep Step(SimulatedOrder order) => order.At(options.Time.GetUtcNow());

    private void WriteMany(Utf8JsonWriter json, ImmutableArray<string> ids, ItemFault fault)
    {
        ImmutableArray<FaultyItem> items = fault.Apply(ids);
        if (writer.Has(DialectTraits.UnknownOrdersLeftOut))
        {
            items = items.RemoveAll(item => Find(item.RequestedId) is null);
        }

        bool named = writer.Has(DialectTraits.ArraysOfOrders);
        bool array = named || (items.IsEmpty && writer.Has(DialectTraits.EmptyMapAsArray));
        if (array)
        {
            json.WriteStartArray();
        }
        else
        {
            json.WriteStartObject();
        }

        foreach (FaultyItem item in items)
        {
            WriteItem(json, item, named);
        }

        if (array)
        {
            json.WriteEndArray();
        }
        else
        {
            json.WriteEndObject();
        }
    }

    private void WriteItem(Utf8JsonWriter json, FaultyItem item, bool named)
    {
        if (!named)
        {
            json.WritePropertyName(item.AnswerId);
        }

        if (Find(item.RequestedId) is { } order)
        {
            bool namesItself = named || writer.Has(DialectTraits.NamedOrders);
            _orderWriter.Write(json, order, item.IsRepeated ? new(TimeSpan.Zero, OrderStatus.Canceled) : Step(order), namesItself ? item.AnswerId : null);
        }
        else if (named)
        {
            json.WriteStartObject();
            writer.WriteId(json, "order", item.AnswerId);
            writer.Errors.WriteFields(json, Refusal.UnknownOrder);
            json.WriteEndObject();
        }
        else
        {
            writer.Errors.WriteItem(json, Refusal.UnknownOrder);
        }
    }
}
