using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>An order that is queued for a provider, with what it takes to decide whether another one gets it.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record QueuedOrder
{
    /// <summary>The order.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>The provider's identifier of its service.</summary>
    /// <value>The default is <see langword="null"/>: none was stored.</value>
    public string? ProviderService { get; init; }

    /// <summary>The panel's own identifier of the service.</summary>
    public required string Service { get; init; }

    /// <summary>The number of units ordered.</summary>
    public required long Quantity { get; init; }

    /// <summary>What the customer paid.</summary>
    public required decimal Charge { get; init; }

    /// <summary>The currency of <see cref="Charge"/>.</summary>
    /// <value>The default is <see langword="null"/>: the panel's only one.</value>
    public string? Currency { get; init; }
}
