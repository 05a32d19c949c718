using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What became of passing an order on to the next provider.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record OrderPassingOutcome
{
    /// <summary>The order.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>What became of it. <see cref="ApplyStatus.Refused"/> if the order is not queued, or not for that provider.</summary>
    public required ApplyStatus Status { get; init; }

    /// <summary>Why it was not passed on, for the panel's staff.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Reason { get; init; }
}
