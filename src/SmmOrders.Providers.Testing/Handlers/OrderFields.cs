using System.Globalization;

namespace SmmOrders.Providers.Testing;

/// <summary>The fields of a request to add an order, read according to the kind of service.</summary>
internal sealed class OrderFields
{
    private readonly ReceivedRequest _request;

    private OrderFields(ReceivedRequest request) => _request = request;

    /// <summary>The refusal, if it is refused.</summary>
    internal Refusal? Refused { get; private set; }

    /// <summary>The units; for a drip-feed per run, for a subscription the maximum per post.</summary>
    internal long Quantity { get; private set; }

    /// <summary>The number of runs; <see langword="null"/> if it is not a drip-feed.</summary>
    internal long? Runs { get; private set; }

    internal TimeSpan Interval { get; private set; }

    internal SubscriptionFields? Subscription { get; private set; }

    internal static OrderFields Read(ReceivedRequest request, SimulatedService service)
    {
        var fields = new OrderFields(request);
        switch (service.Type)
        {
            case "Package":
                fields.Quantity = service.Min;
                break;
            case "Custom Comments" or "Custom Comments Package" or "Comment Replies":
                fields.Quantity = fields.Lines("comments");
                break;
            case "Mentions Custom List":
                fields.Quantity = fields.Lines("usernames");
                break;
            case "Subscriptions":
                fields.ReadSubscription();
                break;
            default:
                fields.Quantity = fields.Number("quantity", 1, needed: true) ?? 0;
                fields.ReadDripFeed(service);
                break;
        }

        _ = fields.Number("answer_number", 0);
        return fields;
    }

    private void ReadDripFeed(SimulatedService service)
    {
        bool wanted = _request.Given("runs") is not null || _request.Given("interval") is not null;
        Runs = Number("runs", 1, wanted);
        Interval = TimeSpan.FromMinutes(Number("interval", 1, wanted) ?? 0);
        if (wanted && service.DripFeed == false)
        {
            Refused ??= new(RefusalCause.NoDripFeed);
        }
    }

    private void ReadSubscription()
    {
        long max = Number("max", 1, needed: true) ?? 0;
        long min = Number("min", 1) ?? max;
        if (min > max)
        {
            Refused ??= Refusal.Field("min");
        }

        Quantity = max;
        Subscription = new(
            min, max, Number("posts", 1), Number("old_posts", 0) ?? 0, TimeSpan.FromMinutes(Number("delay", 0) ?? 0), Expiry());
    }

    // The day itself is included.
    private DateTimeOffset? Expiry()
    {
        if (_request.Given("expiry") is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, ["d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && day < DateOnly.MaxValue)
        {
            return new(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        }

        Refused ??= Refusal.Field("expiry");
        return null;
    }

    private long? Number(string name, int least, bool needed = false)
    {
        var field = NumberField.In(_request, name, least, needed);
        Refused ??= field.Refused;
        return field.Value;
    }

    private long Lines(string name)
    {
        int lines = _request[name]?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length ?? 0;
        Refused ??= lines == 0 ? Refusal.Field("quantity") : null;
        return lines;
    }
}
