using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.Providers;

/// <summary>The providers that are registered, by name.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class SmmProviders
{
    private readonly IServiceProvider _services;

    internal SmmProviders(IServiceProvider services, IEnumerable<SmmProviderName> names)
    {
        _services = services;
        Names = [.. names.Select(name => name.Value)];
    }

    /// <summary>The names, in the order of registration.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The client of a provider; the same for every call.</summary>
    /// <param name="name">The name that it was registered under, to the letter.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">No provider has that name; the message lists those that there are.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The provider's options are not usable, and no host has said so at its start.</exception>
    public SmmProviderClient Get(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Names.Contains(name, StringComparer.Ordinal)
            ? _services.GetRequiredKeyedService<SmmProviderClient>(name)
            : throw new ArgumentException($"No provider is registered as \"{name}\". There are: {string.Join(", ", Names)}.", nameof(name));
    }
}
