using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>That requests to a provider fail as a whole: an outage, a refused key, empty funds.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record ProviderOutage
{
    /// <summary>The provider's name; not empty.</summary>
    public required string Provider { get; init; }

    /// <summary>When it failed; reported first, since when it fails. A store cuts it to whole microseconds.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What the provider said, or what went wrong, for the panel's staff. A store keeps 1,000 characters.</summary>
    public required string Words { get; init; }

    /// <summary>When to send a probe.</summary>
    public required DateTimeOffset ProbeAt { get; init; }
}
