namespace SmmOrders.Providers;

/// <summary>A service that a provider offers, as <c>action=services</c> tells it. What the provider leaves out, or writes so that it cannot be read, is <see langword="null"/>.</summary>
public sealed record ProviderService
{
    private readonly decimal? _rate;
    private readonly long? _min;
    private readonly long? _max;

    /// <summary>Makes one, for a provider of your own or a test's.</summary>
    /// <param name="id">The provider's identifier.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> is <see langword="null"/>, empty or white space.</exception>
    public ProviderService(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        Id = id;
    }

    /// <summary>The provider's identifier; what <see cref="NewOrder"/> takes.</summary>
    public string Id { get; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The kind, for example <c>Default</c> or <c>Custom Comments</c>: which factory of <see cref="NewOrder"/> fits.</summary>
    public string? Type { get; init; }

    /// <summary>The category.</summary>
    public string? Category { get; init; }

    /// <summary>The description, from <c>desc</c>; cut to 4,000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The price of 1000 units, in the currency of the balance; exact.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set below zero.</exception>
    public decimal? Rate
    {
        get => _rate;
        init => _rate = value is null or >= 0 ? value : throw BelowZero(nameof(Rate), value);
    }

    /// <summary>The least quantity of an order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set below zero.</exception>
    public long? Min
    {
        get => _min;
        init => _min = value is null or >= 0 ? value : throw BelowZero(nameof(Min), value);
    }

    /// <summary>The greatest quantity of an order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set below zero.</exception>
    public long? Max
    {
        get => _max;
        init => _max = value is null or >= 0 ? value : throw BelowZero(nameof(Max), value);
    }

    /// <summary>Whether an order can be refilled.</summary>
    public bool? Refill { get; init; }

    /// <summary>Whether canceling an order can be asked for.</summary>
    public bool? Cancel { get; init; }

    /// <summary>Whether an order can be delivered in portions.</summary>
    public bool? DripFeed { get; init; }

    /// <summary>Which fields the provider wrote so that they cannot be read, or below zero; they are <see langword="null"/> here.</summary>
    public ProviderServiceFields Unreadable { get; init; }

    private static ArgumentOutOfRangeException BelowZero(string property, object? value) => new(property, value, $"{property} is zero or above, or null where it is not known.");
}
