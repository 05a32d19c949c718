using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>A service that a provider offers, as <c>action=services</c> tells it. What the provider leaves out, or writes so that it cannot be read, is <see langword="null"/>.</summary>
public sealed record ProviderService : IJsonOnDeserialized
{
    /// <summary>For a stand-in of a test, or a provider of another kind: set what is required.</summary>
    public ProviderService()
    {
    }

    /// <summary>Makes one, for a provider of your own or a test's.</summary>
    /// <param name="id">The provider's identifier.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> is <see langword="null"/>, empty or white space.</exception>
    [SetsRequiredMembers]
    public ProviderService(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        Id = id;
    }

    /// <summary>The provider's identifier; what <see cref="NewOrder"/> takes.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The kind, for example <c>Default</c> or <c>Custom Comments</c>: which factory of <see cref="NewOrder"/> fits.</summary>
    public string? Type { get; init; }

    /// <summary>The category.</summary>
    public string? Category { get; init; }

    /// <summary>The description, from <c>desc</c>; cut to 4,000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The price of 1000 units, in the currency of the balance; exact.</summary>
    public decimal? Rate { get; init; }

    /// <summary>The least quantity of an order.</summary>
    public long? Min { get; init; }

    /// <summary>The greatest quantity of an order.</summary>
    public long? Max { get; init; }

    /// <summary>Whether an order can be refilled.</summary>
    public bool? Refill { get; init; }

    /// <summary>Whether canceling an order can be asked for.</summary>
    public bool? Cancel { get; init; }

    /// <summary>Whether an order can be delivered in portions.</summary>
    public bool? DripFeed { get; init; }

    /// <summary>Which fields the provider wrote so that they cannot be read, or below zero; they are <see langword="null"/> here.</summary>
    public ProviderServiceFields Unreadable { get; init; }

    void IJsonOnDeserialized.OnDeserialized() => JsonInput.Ensure(!string.IsNullOrWhiteSpace(Id), "Id is missing, null or empty.");
}
