using System.Globalization;

namespace SmmOrders.Providers.Testing;

/// <summary>Takes new orders, and the money for them.</summary>
internal sealed class OrderDesk(SimulatedProviderOptions options, SimulatedOrders orders)
{
    private readonly Lock _gate = new();
    private decimal _balance = options.Balance;

    internal decimal Balance
    {
        get
        {
            lock (_gate)
            {
                return _balance;
            }
        }
    }

    /// <summary>Places an order.</summary>
    /// <returns>Why not, in a panel's words; <see langword="null"/> where it is placed.</returns>
    internal string? Place(ReceivedRequest request, out SimulatedOrder? order)
    {
        order = null;
        SimulatedService? service = options.Services.FirstOrDefault(service => service.Id == request["service"]);
        if (service is null)
        {
            return "Incorrect service ID";
        }

        string? link = request["link"] ?? request["username"];
        if (string.IsNullOrWhiteSpace(link))
        {
            return "Bad link";
        }

        if (QuantityOf(request, service) is not { } quantity)
        {
            return "Incorrect quantity";
        }

        if (quantity < service.Min || quantity > service.Max)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Quantity is from {service.Min} to {service.Max}");
        }

        decimal charge = service.Rate * quantity / 1000;
        lock (_gate)
        {
            if (charge > _balance)
            {
                return "Not enough funds on balance";
            }

            _balance -= charge;
        }

        order = orders.Add(service, link, quantity, charge);
        return null;
    }

    private static long? QuantityOf(ReceivedRequest request, SimulatedService service) => service.Type switch
    {
        "Package" => service.Min,
        "Custom Comments" or "Custom Comments Package" or "Comment Replies" => Lines(request["comments"]),
        "Mentions Custom List" => Lines(request["usernames"]),
        "Subscriptions" => Number(request["max"]),
        _ => Number(request["quantity"]) * (request["runs"] is { } runs ? Number(runs) : 1),
    };

    private static long? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;

    private static long? Lines(string? text) =>
        text?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length is > 0 and int lines ? lines : null;
}
