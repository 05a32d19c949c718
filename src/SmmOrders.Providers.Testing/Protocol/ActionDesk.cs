using System.Globalization;

namespace SmmOrders.Providers.Testing;

/// <summary>Carries out what a request asks for, and writes the answer.</summary>
internal sealed class ActionDesk
{
    private readonly SimulatedProviderOptions _options;
    private readonly DialectWriter _writer;
    private readonly OrderDesk _orders;
    private readonly StatusDesk _statuses;
    private readonly WishDesk _wishes;

    internal ActionDesk(SimulatedProviderOptions options, SimulatedOrders orders)
    {
        _options = options;
        _writer = new(options.Dialect, options.Currency);
        _orders = new(options, orders);
        _statuses = new(options, orders, _writer);
        _wishes = new(options, orders);
    }

    internal ReadOnlyMemory<byte> Answer(ReceivedRequest request, ItemHarm harm)
    {
        if (!request.KeyWasRight)
        {
            return this.Error("Invalid API key");
        }

        return request.Action switch
        {
            "services" => this.Services(),
            "balance" => this.Balance(),
            "add" => this.Add(request),
            "status" => _statuses.Answer(request, harm),
            "refill" => _wishes.Refill(request, harm),
            "refill_status" => _wishes.RefillStatus(request, harm),
            "cancel" => _wishes.Cancel(request, harm),
            _ => this.Error("Incorrect request"),
        };
    }

    private byte[] Error(string error) => AnswerJson.Write(json => _writer.WriteError(json, error));

    private byte[] Add(ReceivedRequest request)
    {
        string? error = _orders.Place(request, out SimulatedOrder? order);
        return error is not null ? this.Error(error) : AnswerJson.Write(json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("order");
            json.WriteRawValue(order!.Id);
            json.WriteEndObject();
        });
    }

    private byte[] Balance() => AnswerJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("balance", _orders.Balance.ToString(CultureInfo.InvariantCulture));
        json.WriteString("currency", _options.Currency);
        json.WriteEndObject();
    });

    private byte[] Services() => AnswerJson.Write(json =>
    {
        json.WriteStartArray();
        foreach (SimulatedService service in _options.Services)
        {
            json.WriteStartObject();
            json.WriteString("service", service.Id);
            json.WriteString("name", service.Name);
            json.WriteString("type", service.Type);
            json.WriteString("category", service.Category);
            json.WriteString("rate", service.Rate.ToString(CultureInfo.InvariantCulture));
            json.WriteString("min", service.Min.ToString(CultureInfo.InvariantCulture));
            json.WriteString("max", service.Max.ToString(CultureInfo.InvariantCulture));
            json.WriteBoolean("refill", service.Refill);
            json.WriteBoolean("cancel", service.Cancel);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
