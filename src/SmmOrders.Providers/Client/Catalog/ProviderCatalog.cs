using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>The services that a provider offers.</summary>
public sealed record ProviderCatalog : IJsonOnDeserialized
{
    /// <summary>Creates an instance for your own provider or a test. Set the required members.</summary>
    public ProviderCatalog()
    {
    }

    /// <summary>Creates an instance for your own provider or a test.</summary>
    /// <param name="services">The services.</param>
    /// <param name="unreadable">The number of unreadable entries; zero or above.</param>
    /// <exception cref="ArgumentException"><paramref name="services"/> is <c>default</c>, or contains <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="unreadable"/> is below zero.</exception>
    [SetsRequiredMembers]
    public ProviderCatalog(ImmutableArray<ProviderService> services, int unreadable = 0)
    {
        if (services.IsDefault || services.Any(service => service is null))
        {
            throw new ArgumentException("The services are a list, which may be empty, and none of them is null.", nameof(services));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(unreadable);
        Services = services;
        Unreadable = unreadable;
    }

    /// <summary>Every service that has an identifier, in the provider's order.</summary>
    public required ImmutableArray<ProviderService> Services { get; init; }

    /// <summary>The number of unreadable entries; the others are not affected.</summary>
    public int Unreadable { get; init; }

    /// <summary>Whether both contain the same services in the same order.</summary>
    public bool Equals(ProviderCatalog? other) =>
        other is not null && Unreadable == other.Unreadable && Services.AsSpan().SequenceEqual(other.Services.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Services.AsSpan().Length, Unreadable);

    void IJsonOnDeserialized.OnDeserialized()
    {
        JsonInput.EnsureNoNulls(Services);
        JsonInput.Ensure(Unreadable >= 0, "Unreadable is a count, from zero.");
    }
}
