using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>A provider as an <see cref="ISmmProviderSource"/> lists it.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class SmmProviderDefinition
{
    private readonly Func<SmmProviderClient>? _client;

    /// <summary>A provider that speaks the panel API v2.</summary>
    /// <param name="name">Its name, for you, in logs and in metrics. Capital letters count.</param>
    /// <param name="options">
    /// How it is talked to; checked when the list is read. The provider keeps its client, pace and circuit as long as these options say the
    /// same from list to list; they need not be the same object. <see cref="SmmProviderOptions.Time"/> has to be the same clock.
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

    /// <summary>An upstream of another kind. Its name is <see cref="ISmmProvider.Name"/>; whoever makes it also disposes of it.</summary>
    /// <param name="provider">The provider; the same object from list to list, as long as it is the same provider.</param>
    /// <exception cref="ArgumentNullException"><paramref name="provider"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">Its name is <see langword="null"/>, empty or white space.</exception>
    public SmmProviderDefinition(ISmmProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentException.ThrowIfNullOrWhiteSpace(provider.Name, nameof(provider));
        Name = provider.Name;
        Provider = provider;
    }

    internal SmmProviderDefinition(string name, Func<SmmProviderClient> client)
    {
        Name = name;
        _client = client;
    }

    /// <summary>The provider's name.</summary>
    public string Name { get; }

    /// <summary>How it is talked to; <see langword="null"/> for an upstream of another kind, and for a provider that is registered in code.</summary>
    public SmmProviderOptions? Options { get; }

    /// <summary>The upstream of another kind; <see langword="null"/> for a provider that speaks the panel API v2.</summary>
    public ISmmProvider? Provider { get; }

    /// <summary>The client of a provider that is registered in code; <see langword="null"/> for any other.</summary>
    internal SmmProviderClient? RegisteredClient() => _client?.Invoke();
}
