using System.Text.Json.Serialization;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>What a customer bought, and what is to be sent for it. Passed to the store's <c>Add</c>.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record NewTrackedOrder
{
    /// <summary>Units ordered; above zero.</summary>
    public required long Quantity { get; init; }

    /// <summary>What the customer is charged; zero for a free order.</summary>
    public required decimal Charge { get; init; }

    /// <summary>The currency of the charge.</summary>
    /// <value>The default is <see langword="null"/>: the panel's only one.</value>
    public string? Currency { get; init; }

    /// <summary>The panel's own identifier of the service.</summary>
    /// <value>The default is <see langword="null"/>: a service without a profile.</value>
    public string? Service { get; init; }

    /// <summary>The name of the provider that is to get the order.</summary>
    /// <value>The default is <see langword="null"/>: it is not decided yet.</value>
    public string? Provider { get; init; }

    /// <summary>The provider's identifier of its service.</summary>
    /// <value>The default is <see langword="null"/>: it is not decided yet.</value>
    public string? ProviderService { get; init; }

    /// <summary>The fields of the request, as name and value: <c>NewOrder.Fields</c> of the package SmmOrders.Providers.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyCollection<KeyValuePair<string, string>> Fields { get; init; } = [];

    /// <summary>
    /// The provider's identifier, for an order that the provider has already. Its submission is then not tracked.
    /// </summary>
    /// <value>The default is <see langword="null"/>: it is queued, to be sent.</value>
    public string? ProviderOrderId { get; init; }

    /// <summary>The link, by which the panel's own earlier order on it is found. Its first 512 characters count.</summary>
    /// <value>The default is <see langword="null"/>: the field named <c>link</c>, if there is one.</value>
    public string? Link { get; init; }

    /// <summary>Whether both are equal: the same values, and the same fields in the same order.</summary>
    public bool Equals(NewTrackedOrder? other) => other is not null
        && (Quantity, Charge, Currency, Service, Provider, ProviderService, ProviderOrderId, Link)
            == (other.Quantity, other.Charge, other.Currency, other.Service, other.Provider, other.ProviderService, other.ProviderOrderId, other.Link)
        && Fields.SequenceEqual(other.Fields);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Quantity, Charge, Currency, Service, Provider, ProviderService, ProviderOrderId, Fields.Count);
}
