using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>A request that is to be sent now, once. Its intent is stored: it is <see cref="RequestStatus.Sending"/>.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record ClaimedRequest
{
    /// <summary>The order.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>The request's own identifier, which <see cref="RequestAnswer.Request"/> names with the answer.</summary>
    public required Guid Request { get; init; }

    /// <summary>What the provider is asked to do.</summary>
    public required RequestKind Kind { get; init; }

    /// <summary>The provider's name.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's identifier of the order.</summary>
    public required string ProviderOrderId { get; init; }

    /// <summary>When the request becomes <see cref="RequestStatus.Unknown"/> if no answer is stored.</summary>
    public required DateTimeOffset OverdueAt { get; init; }
}
