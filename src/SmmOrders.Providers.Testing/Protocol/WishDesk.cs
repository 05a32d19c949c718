using System.Collections.Concurrent;
using System.Text.Json;

namespace SmmOrders.Providers.Testing;

/// <summary>Takes wishes: refills, and cancellations.</summary>
internal sealed class WishDesk(SimulatedProviderOptions options, SimulatedOrders orders)
{
    private const int FirstRefill = 701;

    private static readonly TimeSpan CancelAfter = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan RefillAfter = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _refills = new(StringComparer.Ordinal);
    private int _lastRefill;

    internal byte[] Refill(ReceivedRequest request, ItemHarm harm) => Answer(
        request, request["orders"] is not null, harm, "order", "refill", (id, json) => this.WriteRefill(orders.Find(id), json));

    internal byte[] RefillStatus(ReceivedRequest request, ItemHarm harm) => Answer(
        request, request["refills"] is not null, harm, "refill", "status", this.WriteRefillStatus);

    internal byte[] Cancel(ReceivedRequest request, ItemHarm harm) => Answer(
        request, many: true, harm, "order", "cancel", (id, json) => this.WriteCancel(orders.Find(id), json));

    private static byte[] Answer(
        ReceivedRequest request, bool many, ItemHarm harm, string idKey, string valueKey, Action<string, Utf8JsonWriter> write) => AnswerJson.Write(json =>
    {
        if (!many)
        {
            json.WriteStartObject();
            json.WritePropertyName(valueKey);
            write(request.Ids.FirstOrDefault() ?? "", json);
            json.WriteEndObject();
            return;
        }

        json.WriteStartArray();
        foreach (string id in harm.IdsTold(request.Ids))
        {
            json.WriteStartObject();
            json.WriteString(idKey, id);
            json.WritePropertyName(valueKey);
            write(id, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private void WriteRefill(SimulatedOrder? order, Utf8JsonWriter json)
    {
        if (order is null)
        {
            AnswerJson.WriteError(json, DialectWriter.UnknownOrder);
        }
        else if (!order.Service.Refill || order.At(options.Time.GetUtcNow()).Status != OrderStatus.Completed)
        {
            AnswerJson.WriteError(json, "Refill is not available for this order");
        }
        else
        {
            string id = FormattableString.Invariant($"{FirstRefill + Interlocked.Increment(ref _lastRefill) - 1}");
            _refills[id] = options.Time.GetUtcNow();
            json.WriteStringValue(id);
        }
    }

    private void WriteRefillStatus(string id, Utf8JsonWriter json)
    {
        if (!_refills.TryGetValue(id, out DateTimeOffset since))
        {
            AnswerJson.WriteError(json, "Refill not found");
            return;
        }

        json.WriteStringValue(options.Time.GetUtcNow() - since < RefillAfter ? "In progress" : "Completed");
    }

    // The wish is taken; the order is canceled some time later, unless it has ended by then.
    private void WriteCancel(SimulatedOrder? order, Utf8JsonWriter json)
    {
        if (order is null)
        {
            AnswerJson.WriteError(json, DialectWriter.UnknownOrder);
        }
        else if (!order.Service.Cancel || order.At(options.Time.GetUtcNow()).Status.IsFinal())
        {
            AnswerJson.WriteError(json, "The order cannot be canceled");
        }
        else
        {
            order.History = order.History.CanceledAfter(options.Time.GetUtcNow() - order.PlacedAt + CancelAfter);
            json.WriteNumberValue(1);
        }
    }
}
