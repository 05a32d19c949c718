using System.Collections.Immutable;

namespace SmmOrders.Providers.Testing;

/// <summary>Handles cancellation requests. They are acknowledged immediately, and the orders are canceled later.</summary>
internal sealed class CancelHandler(SimulatedProviderOptions options, SimulatedOrders orders, AnswerWriter writer)
{
    private const int FirstRequest = 1002;

    private readonly OutcomeWriter _outcomes = new(writer);
    private int _requests;

    internal Answer Answer(ReceivedRequest request, ItemFault fault)
    {
        ImmutableArray<string> ids = writer.Has(DialectTraits.CancelReadsOrder) ? request.IdsIn("order") : request.IdsIn("orders", "order");
        if (ids.Length > options.MaxOrdersPerRequest)
        {
            return writer.Errors.Whole(Refusal.TooManyOrders(options.MaxOrdersPerRequest));
        }

        if (ids.IsEmpty)
        {
            return writer.Errors.Whole(Refusal.IncorrectRequest);
        }

        ImmutableArray<RequestOutcome> outcomes = fault.Apply(ids, Cancel);
        return options.Dialect.CancelShape switch
        {
            CancelShape.Success => Together(outcomes, _ => writer.WriteObject(json => writer.WriteText(json, "status", "success"))),
            CancelShape.CanceledList => Together(outcomes, Canceled),
            _ => _outcomes.Write("order", "cancel", outcomes),
        };
    }

    private Answer Canceled(ImmutableArray<RequestOutcome> taken) => writer.WriteObject(json =>
    {
        json.WriteStartArray(writer.Key("canceled"));
        foreach (RequestOutcome outcome in taken)
        {
            writer.WriteId(json, outcome.Id);
        }

        json.WriteEndArray();
    });

    private Answer Together(ImmutableArray<RequestOutcome> outcomes, Func<ImmutableArray<RequestOutcome>, Answer> write)
    {
        ImmutableArray<RequestOutcome> taken = outcomes.RemoveAll(outcome => outcome.Refused is not null);
        return taken.IsEmpty ? writer.Errors.Whole(outcomes[0].Refused!.Value) : write(taken);
    }

    private RequestOutcome Cancel(string id)
    {
        if (orders.Find(id) is not { } order)
        {
            return RequestOutcome.Refuse(id, Refusal.UnknownOrder);
        }

        if (!order.TryCancel(options.Time.GetUtcNow(), options.CancelDelay))
        {
            return RequestOutcome.Refuse(id, new(RefusalCause.NotCancelable));
        }

        int acknowledgement = options.Dialect.CancelShape == CancelShape.RequestId ? FirstRequest + Interlocked.Increment(ref _requests) - 1 : 1;
        return new(id, null, json => json.WriteNumberValue(acknowledgement));
    }
}
