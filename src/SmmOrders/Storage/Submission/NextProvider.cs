using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>The provider that is to get an order which another one does not take.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record NextProvider
{
    /// <summary>The provider's name; not empty.</summary>
    public required string Provider { get; init; }

    /// <summary>That provider's identifier of its service; not empty. A field of the request named <c>service</c> gets it too.</summary>
    public required string ProviderService { get; init; }
}
