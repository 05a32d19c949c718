using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>The services that a provider offers.</summary>
public sealed record ProviderCatalog : IJsonOnDeserialized
{
    /// <summary>For a stand-in of a test, or a provider of another kind: set what is required.</summary>
    public ProviderCatalog()
    {
    }

    /// <summary>Makes one, for a provider of your own or a test's.</summary>
    /// <param name="services">The services.</param>
    /// <param name="unreadable">How many entries could not be read; zero or above.</param>
    /// <exception cref="ArgumentException"><paramref name="services"/> is <c>default</c>, or has one that is <see langword="null"/>.</exception>
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

    /// <summary>How many entries could not be read; they cost the others nothing.</summary>
    public int Unreadable { get; init; }

    /// <summary>Whether both have the same services, in the same order.</summary>
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
