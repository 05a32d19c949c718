using System.Collections.Immutable;
using System.Text.Json;

namespace SmmOrders.Providers.Testing;

/// <summary>Takes requests for refills, and tells how they stand.</summary>
internal sealed class RefillHandler(SimulatedProviderOptions options, SimulatedOrders orders, AnswerWriter writer)
{
    private readonly Refills _refills = new(options);
    private readonly OutcomeWriter _outcomes = new(writer);

    internal Answer Answer(ReceivedRequest request, ItemFault fault)
    {
        ImmutableArray<string> ids = request.IdsIn("order");
        return ids.Length > 1 || (ids.IsEmpty && request["orders"] is not null)
            ? Many(request.IdsIn("order", "orders"), "order", "refill", fault, Open)
            : Single(Open(ids.FirstOrDefault("")), "refill");
    }

    internal Answer AnswerStatus(ReceivedRequest request, ItemFault fault)
    {
        ImmutableArray<string> ids = request.IdsIn("refill");
        return ids.Length > 1 || (ids.IsEmpty && request["refills"] is not null)
            ? Many(request.IdsIn("refill", "refills"), "refill", "status", fault, StatusOf)
            : Single(StatusOf(ids.FirstOrDefault("")), "status");
    }

    private Answer Many(ImmutableArray<string> ids, string idKey, string valueKey, ItemFault fault, Func<string, RequestOutcome> outcomeOf) =>
        ids.Length > options.MaxOrdersPerRequest
            ? writer.Errors.Whole(new(RefusalCause.TooManyOrders, FormattableString.Invariant($"{options.MaxOrdersPerRequest}")))
            : _outcomes.Write(idKey, valueKey, fault.Apply(ids, outcomeOf));

    private Answer Single(RequestOutcome outcome, string key)
    {
        if (outcome.Refused is { } refused && !writer.Has(DialectTraits.NestedRefillErrors))
        {
            return writer.Errors.Whole(refused);
        }

        return writer.WriteObject(json =>
        {
            string apart = key == "status" && writer.Has(DialectTraits.OrderStatusKey) ? "refill_status" : key;
            if (apart != key)
            {
                json.WriteString("status", "ok");
            }
            else if (key == "refill" && outcome.Refused is null && writer.Has(DialectTraits.SuccessBesideAnswers))
            {
                writer.WriteText(json, "status", "success");
            }

            json.WritePropertyName(writer.Key(apart));
            Write(json, outcome);
        });
    }

    private void Write(Utf8JsonWriter json, RequestOutcome outcome)
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

    private RequestOutcome Open(string id)
    {
        if (orders.Find(id) is not { } order)
        {
            return Refused(id, RefusalCause.UnknownOrder);
        }

        if (!order.Service.Refill || order.Plan is not null || order.At(options.Time.GetUtcNow()).Status is not (OrderStatus.Completed or OrderStatus.Partial))
        {
            return Refused(id, RefusalCause.NotRefillable);
        }

        return _refills.TryOpen(order, out string refill) ? new(id, null, json => writer.WriteId(json, refill)) : Refused(id, RefusalCause.RefillOpen);
    }

    private RequestOutcome StatusOf(string id) => _refills.Find(id) is not { } refill
        ? Refused(id, RefusalCause.UnknownRefill)
        : new(id, null, json => json.WriteStringValue(!_refills.IsOver(refill) ? "In progress" : refill.IsRejected ? "Rejected" : "Completed"));

    private static RequestOutcome Refused(string id, RefusalCause kind) => new(id, new(kind), _ => { });
}
