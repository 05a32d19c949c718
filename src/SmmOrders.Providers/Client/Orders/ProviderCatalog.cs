using System.Collections.Immutable;

namespace SmmOrders.Providers;

/// <summary>The services that a provider offers.</summary>
public sealed record ProviderCatalog
{
    internal ProviderCatalog(ImmutableArray<ProviderService> services, int unreadable)
    {
        Services = services;
        Unreadable = unreadable;
    }

    /// <summary>Every service that has an identifier, in the provider's order.</summary>
    public ImmutableArray<ProviderService> Services { get; }

    /// <summary>How many entries could not be read; they cost the others nothing.</summary>
    public int Unreadable { get; }
}
