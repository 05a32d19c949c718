using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>How many orders of a provider have a status, of those that are polled.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record PolledCount
{
    /// <summary>The provider's name.</summary>
    public required string Provider { get; init; }

    /// <summary>The status.</summary>
    public required OrderStatus Status { get; init; }

    /// <summary>How many orders; above zero.</summary>
    public required long Count { get; init; }

    /// <summary>When the first of them is due, or has been due since.</summary>
    public required DateTimeOffset DueAt { get; init; }
}
