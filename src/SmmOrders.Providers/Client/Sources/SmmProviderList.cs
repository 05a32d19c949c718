using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>The providers as they were when the sources were last read.</summary>
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

    /// <summary>The providers that can be used: those registered in code first, then each source's in its order.</summary>
    public ImmutableArray<SmmProviderClient> Providers { get; }

    /// <summary>The providers that cannot be used, and the sources that could not be read; empty where all is well.</summary>
    public ImmutableArray<SmmProviderFault> Faults { get; }

    /// <summary>A provider's client; <see langword="null"/> where none that can be used has the name.</summary>
    /// <param name="name">The name, to the letter.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public SmmProviderClient? Find(string name) => _byName.GetValueOrDefault(name);
}
