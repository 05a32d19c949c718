using System.Text.Json;

namespace SmmOrders.Providers.Testing;

/// <summary>Answers <c>services</c> and <c>balance</c>.</summary>
internal sealed class CatalogHandler(SimulatedProviderOptions options, SimulatedOrders orders, AnswerWriter writer)
{
    internal Answer Balance() => writer.WriteObject(json =>
    {
        if (writer.Has(DialectTraits.SuccessBesideAnswers))
        {
            writer.WriteText(json, "status", "success");
        }

        writer.WriteNumber(json, "balance", orders.Account.Balance);
        writer.WriteText(json, "currency", options.Currency);
    });

    internal Answer Services() => writer.Write(json =>
    {
        json.WriteStartArray();
        foreach (SimulatedService service in options.Services)
        {
            json.WriteStartObject();
            Write(json, service);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private void Write(Utf8JsonWriter json, SimulatedService service)
    {
        writer.WriteId(json, "service", service.Id);
        writer.WriteText(json, "name", service.Name);
        writer.WriteText(json, "type", service.Type);
        writer.WriteText(json, "category", service.Category);
        writer.WriteNumber(json, "rate", service.Rate);
        writer.WriteNumber(json, "min", service.Min);
        writer.WriteNumber(json, "max", service.Max);
        json.WriteBoolean(writer.Key("refill"), service.Refill);
        json.WriteBoolean(writer.Key("cancel"), service.Cancel);
        bool all = writer.Has(DialectTraits.ServiceDetails);
        if (all || service.Description is not null)
        {
            writer.WriteText(json, "desc", service.Description ?? "");
        }

        if (all)
        {
            json.WriteNumber(writer.Key("dripfeed"), service.DripFeed == false ? 0 : 1);
        }
        else if (service.DripFeed is { } dripFeed)
        {
            json.WriteBoolean(writer.Key("dripfeed"), dripFeed);
        }
    }
}
