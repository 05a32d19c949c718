using System.Globalization;

namespace SmmOrders.Providers.Testing;

/// <summary>Places new orders and charges them.</summary>
internal sealed class AddHandler(SimulatedProviderOptions options, SimulatedOrders orders, AnswerWriter writer)
{
    internal Answer Answer(ReceivedRequest request) => Place(request, out SimulatedOrder? order) is { } refused
        ? writer.Errors.Whole(refused)
        : writer.WriteObject(json =>
        {
            if (writer.Has(DialectTraits.SuccessBesideAnswers))
            {
                writer.WriteText(json, "status", "success");
            }
            else if (writer.Has(DialectTraits.CodeBesideOrders))
            {
                json.WriteNumber("status", 100);
            }

            // Unlike other identifiers, this one is a number with almost all panels.
            json.WritePropertyName(writer.Key("order"));
            json.WriteRawValue(order!.Id);
        });

    private Refusal? Place(ReceivedRequest request, out SimulatedOrder? order)
    {
        order = null;
        SimulatedService? service = options.Services.FirstOrDefault(service => service.Id == request["service"]);
        if (service is null)
        {
            return new(RefusalCause.UnknownService);
        }

        if ((request.Given("link") ?? request.Given("username")) is not { } link)
        {
            return new(RefusalCause.BadLink);
        }

        var fields = OrderFields.Read(request, service);
        if (fields.Refused is { } refused)
        {
            return refused;
        }

        long quantity = fields.Quantity * (fields.Runs ?? 1);
        if (quantity < service.Min || quantity > service.Max)
        {
            return new(RefusalCause.QuantityOutOfRange, string.Create(CultureInfo.InvariantCulture, $"{service.Min} to {service.Max}"));
        }

        decimal charge = service.PriceOf(quantity);
        if (!orders.Account.TryCharge(charge))
        {
            return new(RefusalCause.OutOfFunds);
        }

        DateTimeOffset now = options.Time.GetUtcNow();
        order = orders.Add(new SimulatedOrder(orders.NextNumber(), service, link, quantity, charge, now) { IsPaid = true, Plan = PlanOf(fields, now) });
        return null;
    }

    private OrderPlan? PlanOf(OrderFields fields, DateTimeOffset now) =>
        fields.Runs is { } runs ? OrderPlan.DripFeed(now, fields.Quantity, runs, fields.Interval)
        : fields.Subscription is { } subscription ? OrderPlan.Subscription(now, subscription, options.PostInterval)
        : null;
}
