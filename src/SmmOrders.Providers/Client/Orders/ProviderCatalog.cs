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

    [SetsRequiredMembers]
    internal ProviderCatalog(ImmutableArray<ProviderService> services, int unreadable)
    {
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

    void IJsonOnDeserialized.OnDeserialized() => JsonInput.EnsureNoNulls(Services);
}
