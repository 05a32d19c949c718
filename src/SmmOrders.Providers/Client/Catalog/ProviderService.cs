using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>A service that a provider offers, from <c>action=services</c>. A field that is missing or unreadable is <see langword="null"/>.</summary>
public sealed record ProviderService : IJsonOnDeserialized
{
    /// <summary>Creates an instance for your own provider or a test. Set the required members.</summary>
    public ProviderService()
    {
    }

    /// <summary>Creates an instance for your own provider or a test.</summary>
    /// <param name="id">The provider's identifier.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> is <see langword="null"/>, empty or white space.</exception>
    [SetsRequiredMembers]
    public ProviderService(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        Id = id;
    }

    /// <summary>The provider's identifier; pass it to <see cref="NewOrder"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The kind, for example <c>Default</c> or <c>Custom Comments</c>; it selects the factory method of <see cref="NewOrder"/>.</summary>
    public string? Type { get; init; }

    /// <summary>The category.</summary>
    public string? Category { get; init; }

    /// <summary>The description, from <c>desc</c>; cut to 4,000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The price of 1000 units, in the currency of the balance; exact.</summary>
    public decimal? Rate { get; init; }

    /// <summary>The minimum quantity of an order.</summary>
    public long? Min { get; init; }

    /// <summary>The maximum quantity of an order.</summary>
    public long? Max { get; init; }

    /// <summary>Whether an order can be refilled.</summary>
    public bool? Refill { get; init; }

    /// <summary>Whether cancellation of an order can be requested.</summary>
    public bool? Cancel { get; init; }

    /// <summary>Whether an order can be delivered as a drip-feed.</summary>
    public bool? DripFeed { get; init; }

    /// <summary>The fields that are unreadable or below zero; they are <see langword="null"/> here.</summary>
    public ProviderServiceFields Unreadable { get; init; }

    void IJsonOnDeserialized.OnDeserialized() => JsonInput.Ensure(!string.IsNullOrWhiteSpace(Id), "Id is missing, null or empty.");
}
