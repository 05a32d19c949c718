using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.Providers;

/// <summary>All providers, by name: those that are registered in code, and those of the panel's own <see cref="ISmmProviderSource"/>.</summary>
/// <remarks>
/// <para>
/// <see cref="ListAsync"/> and <see cref="GetAsync"/> follow the sources: what was added, changed or removed there is seen within
/// <see cref="SmmProvidersOptions.MaxAge"/>, by every instance that asks. They read a source when they are asked and its list is too old; no
/// thread runs for it.
/// </para>
/// <para>
/// A provider that is unchanged keeps its client, its pace and its circuit. One that was changed gets another client, which goes on with
/// the pace. Calls under way end with what they began with. The client of one that was changed or removed takes calls for 30 seconds more,
/// and ends after the last of them: ask for a client when you need it, and do not keep it.
/// </para>
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class SmmProviders
{
    private readonly IServiceProvider _services;
    private readonly Lazy<ProviderDirectory> _directory;

    internal SmmProviders(IServiceProvider services, IEnumerable<RegisteredProviderName> names)
    {
        _services = services;
        _directory = new(services.GetRequiredService<ProviderDirectory>); // A source may ask for the providers itself.
        Names = [.. names.Select(name => name.Value)];
    }

    /// <summary>The names of the providers that are registered in code, in the order of registration.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The client of a provider that is registered in code; the same for every call.</summary>
    /// <param name="name">The name that it was registered under, to the letter.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">No provider has that name; the message lists those that there are.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The provider's options are not usable, and no host has said so at its start.</exception>
    public SmmProviderClient Get(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Names.Contains(name, StringComparer.Ordinal)
            ? _services.GetRequiredKeyedService<SmmProviderClient>(name)
            : throw new ArgumentException(
                $"No provider is registered as \"{name}\". There are: {string.Join(", ", Names)}."
                + (_directory.Value.HasOnlyRegistered ? "" : $" Those of a source are found by {nameof(GetAsync)}."),
                nameof(name));
    }

    /// <summary>The client of a provider, registered in code or listed by a source.</summary>
    /// <param name="name">The name, to the letter.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">No provider that can be used has that name; the message says why not, or lists those that there are.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public async ValueTask<SmmProviderClient> GetAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        SmmProviderList list = await ListAsync(cancellationToken).ConfigureAwait(false);
        return list.Find(name) ?? throw new ArgumentException(
            string.Join(
                ' ',
                [
                    $"No provider \"{name}\" can be used. There are: {string.Join(", ", list.Providers.Select(provider => provider.Name))}.",
                    .. list.Faults.Where(fault => fault.Provider is null || fault.Provider == name).Select(fault => fault.Message),
                ]),
            nameof(name));
    }

    /// <summary>All providers, and those that cannot be used with the reason.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    /// <exception cref="ObjectDisposedException">The container is disposed of.</exception>
    public ValueTask<SmmProviderList> ListAsync(CancellationToken cancellationToken = default) => _directory.Value.ListAsync(cancellationToken);
}
