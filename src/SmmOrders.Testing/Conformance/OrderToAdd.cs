using System.Text.Json.Serialization;

namespace SmmOrders.Testing;

/// <summary>A new order that a case needs.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record OrderToAdd
{
    /// <summary>Units ordered; above zero.</summary>
    /// <value>The default is 1,000.</value>
    public long Quantity { get; init; } = 1000;

    /// <summary>What the customer is charged.</summary>
    /// <value>The default is 10.00.</value>
    public decimal Charge { get; init; } = 10.00m;

    /// <summary>The currency of the charge.</summary>
    /// <value>The default is <see langword="null"/>: the panel's only one.</value>
    public string? Currency { get; init; }

    /// <summary>The name of the provider.</summary>
    /// <value>The default is <see langword="null"/>: any.</value>
    public string? Provider { get; init; }

    /// <summary>The panel's own identifier of the service.</summary>
    /// <value>The default is <see langword="null"/>: a service without a profile.</value>
    public string? Service { get; init; }

    /// <summary>The provider's identifier of its service.</summary>
    /// <value>The default is <see langword="null"/>: none.</value>
    public string? ProviderService { get; init; }

    /// <summary>The fields of the request, as name and value. The field named <c>link</c> is the order's link.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyCollection<KeyValuePair<string, string>> Fields { get; init; } = [];

    /// <summary>
    /// Whether it is yet to be sent, as <see cref="OrderTracker.Buy"/> makes it. Otherwise a provider has it and its submission is not
    /// tracked, as <see cref="OrderTracker.Place"/> makes it.
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool IsQueued { get; init; }

    /// <summary>Whether both are equal: the same values, and the same fields in the same order.</summary>
    public bool Equals(OrderToAdd? other) => other is not null
        && (Quantity, Charge, Currency, Provider, Service, ProviderService, IsQueued)
            == (other.Quantity, other.Charge, other.Currency, other.Provider, other.Service, other.ProviderService, other.IsQueued)
        && Fields.SequenceEqual(other.Fields);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Quantity, Charge, Currency, Provider, Service, ProviderService, IsQueued, Fields.Count);
}
