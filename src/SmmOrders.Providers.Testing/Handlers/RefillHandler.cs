using System.Collections.Immutable;

namespace SmmOrders.Providers.Testing;

/// <summary>Handles refill requests, and reports the status of refills.</summary>
internal sealed class RefillHandler(SimulatedProviderOptions options, SimulatedOrders orders, AnswerWriter writer)
{
    private readonly Refills _refills = new(options);
    private readonly OutcomeWriter _outcomes = new(writer);

    internal Answer Answer(ReceivedRequest request, ItemFault fault) => Answer(request, "order", "refill", fault, Open);

    internal Answer AnswerStatus(ReceivedRequest request, ItemFault fault) => Answer(request, "refill", "status", fault, StatusOf);

    private Answer Answer(ReceivedRequest request, string idKey, string valueKey, ItemFault fault, Func<string, RequestOutcome> outcomeOf)
    {
        string pluralKey = $"{idKey}s";
        ImmutableArray<string> ids = request.IdsIn(idKey);
        return ids.Length > 1 || (ids.IsEmpty && request[pluralKey] is not null)
            ? Many(request.IdsIn(idKey, pluralKey), idKey, valueKey, fault, outcomeOf)
            : Single(outcomeOf(ids.FirstOrDefault("")), valueKey);
    }

    private Answer Many(ImmutableArray<string> ids, string idKey, string valueKey, ItemFault fault, Func<string, RequestOutcome> outcomeOf) =>
        ids.Length > options.MaxOrdersPerRequest
            ? writer.Errors.Whole(Refusal.TooManyOrders(options.MaxOrdersPerRequest))
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
            _outcomes.WriteValue(json, outcome);
        });
    }

    private RequestOutcome Open(string id)
    {
        if (orders.Find(id) is not { } order)
        {
            return RequestOutcome.Refuse(id, Refusal.UnknownOrder);
        }

        if (!order.Service.Refill || order.Plan is not null || order.At(options.Time.GetUtcNow()).Status is not (OrderStatus.Completed or OrderStatus.Partial))
        {
            return RequestOutcome.Refuse(id, new(RefusalCause.NotRefillable));
        }

        return _refills.TryOpen(order, out string refill) ? new(id, null, json => writer.WriteId(json, refill)) : RequestOutcome.Refuse(id, new(RefusalCause.RefillOpen));
    }

    private RequestOutcome StatusOf(string id) => _refills.Find(id) is not { } refill
        ? RequestOutcome.Refuse(id, new(RefusalCause.UnknownRefill))
        : new(id, null, json => json.WriteStringValue(!_refills.IsOver(refill) ? "In progress" : refill.IsRejected ? "Rejected" : "Completed"));
}
