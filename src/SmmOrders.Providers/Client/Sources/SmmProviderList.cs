using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>The providers as of the last read of the sources.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class SmmProviderList
{
    private readonly FrozenDictionary<string, SmmProviderClient> _byName;

    internal SmmProviderList(ImmutableArray<SmmProviderClient> providers, ImmutableArray<SmmProviderFault> faults)
    {
        Providers = providers;
        Faults = faults;
        _byName = providers.ToFrozenDictionary(provider => provider.Name, StringComparer.Ordinal);
    }

    /// <summary>The usable providers: first those registered in code, then each source's, in its order.</summary>
    public ImmutableArray<SmmProviderClient> Providers { get; }

    /// <summary>The unusable providers, and the sources that could not be read; empty if there are none.</summary>
    public ImmutableArray<SmmProviderFault> Faults { get; }

    /// <summary>Finds a provider's client; <see langword="null"/> if no usable provider has that name.</summary>
    /// <param name="name">The exact name.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public SmmProviderClient? Find(string name) => _byName.GetValueOrDefault(name);
}
