using System.Collections.Immutable;

namespace SmmOrders.Providers;

/// <summary>The services that a provider offers.</summary>
public sealed record ProviderCatalog
{
    /// <summary>Makes one, for a provider of your own or a test's.</summary>
    /// <param name="services">The services.</param>
    /// <param name="unreadable">How many entries could not be read; zero or above.</param>
    /// <exception cref="ArgumentException"><paramref name="services"/> is <c>default</c>, or has one that is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="unreadable"/> is below zero.</exception>
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
    public ImmutableArray<ProviderService> Services { get; }

    /// <summary>How many entries could not be read; they cost the others nothing.</summary>
    public int Unreadable { get; }
}
