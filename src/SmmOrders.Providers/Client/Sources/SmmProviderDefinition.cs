using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>A provider as an <see cref="ISmmProviderSource"/> lists it.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class SmmProviderDefinition
{
    private readonly Func<SmmProviderClient>? _client;

    /// <summary>Defines a provider that speaks the panel API v2.</summary>
    /// <param name="name">Its name, used in logs and metrics; case-sensitive.</param>
    /// <param name="options">
    /// How to connect to it; validated when the list is read. The provider keeps its client, rate limit and circuit breaker as
    /// long as these options are equal from list to list; they may be different objects. <see cref="SmmProviderOptions.Time"/>
    /// must be the same clock.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is <see langword="null"/>, empty or white space.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    public SmmProviderDefinition(string name, SmmProviderOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(options);
        Name = name;
        Options = options;
    }

    /// <summary>Defines an upstream that does not speak the panel API v2. Its name is <see cref="ISmmProvider.Name"/>; its creator disposes it.</summary>
    /// <param name="provider">The provider; the same object from list to list, as long as it is the same provider.</param>
    /// <exception cref="ArgumentNullException"><paramref name="provider"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// Its <see cref="ISmmProvider.Name"/> is <see langword="null"/> or blank, its <see cref="ISmmProvider.MaxOrdersPerRequest"/> is below 1, or
    /// its <see cref="ISmmProvider.AddTimeout"/> is not above zero.
    /// </exception>
    public SmmProviderDefinition(ISmmProvider provider)
    {
        Facts = ProviderFacts.Of(provider);
        Name = Facts.Name;
        Provider = provider;
    }

    internal SmmProviderDefinition(string name, Func<SmmProviderClient> client)
    {
        Name = name;
        _client = client;
    }

    /// <summary>The provider's name.</summary>
    public string Name { get; }

    /// <summary>How to connect to it; <see langword="null"/> for any other upstream, and for a provider registered in code.</summary>
    public SmmProviderOptions? Options { get; }

    /// <summary>The upstream that does not speak the panel API v2; <see langword="null"/> for a provider that does.</summary>
    public ISmmProvider? Provider { get; }

    /// <summary>What <see cref="Provider"/> said of itself when it was defined.</summary>
    internal ProviderFacts Facts { get; }

    /// <summary>The client of a provider registered in code; <see langword="null"/> for any other.</summary>
    internal SmmProviderClient? RegisteredClient() => _client?.Invoke();
}
