using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>A refill that the provider acknowledged, and that it is to be asked about now.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record ClaimedRefill
{
    /// <summary>The order.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>The request's own identifier, which <see cref="RequestAnswer.Request"/> names with the answer.</summary>
    public required Guid Request { get; init; }

    /// <summary>The provider's identifier of the refill.</summary>
    public required string ProviderRequestId { get; init; }
}
