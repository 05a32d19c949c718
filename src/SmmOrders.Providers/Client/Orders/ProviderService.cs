namespace SmmOrders.Providers;

/// <summary>A service that a provider offers, as <c>action=services</c> tells it. What the provider leaves out, or writes so that it cannot be read, is <see langword="null"/>.</summary>
public sealed record ProviderService
{
    internal ProviderService(string id) => Id = id;

    /// <summary>The provider's identifier; what <see cref="NewOrder"/> takes.</summary>
    public string Id { get; }

    /// <summary>The name.</summary>
    public string? Name { get; internal init; }

    /// <summary>The kind, for example <c>Default</c> or <c>Custom Comments</c>: which factory of <see cref="NewOrder"/> fits.</summary>
    public string? Type { get; internal init; }

    /// <summary>The category.</summary>
    public string? Category { get; internal init; }

    /// <summary>The description, from <c>desc</c>; cut to 4,000 characters.</summary>
    public string? Description { get; internal init; }

    /// <summary>The price of 1000 units, in the currency of the balance; exact.</summary>
    public decimal? Rate { get; internal init; }

    /// <summary>The least quantity of an order.</summary>
    public long? Min { get; internal init; }

    /// <summary>The greatest quantity of an order.</summary>
    public long? Max { get; internal init; }

    /// <summary>Whether an order can be refilled.</summary>
    public bool? Refill { get; internal init; }

    /// <summary>Whether canceling an order can be asked for.</summary>
    public bool? Cancel { get; internal init; }

    /// <summary>Whether an order can be delivered in portions.</summary>
    public bool? DripFeed { get; internal init; }

    /// <summary>Which fields the provider wrote so that they cannot be read, or below zero; they are <see langword="null"/> here.</summary>
    public ProviderServiceFields Unreadable { get; internal init; }
}
