using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.Providers;

/// <summary>All providers by name: those registered in code, and those listed by your own <see cref="ISmmProviderSource"/>.</summary>
/// <remarks>
/// <para>
/// <see cref="ListAsync"/> and <see cref="GetAsync"/> follow the sources: every instance sees an addition, change or removal within
/// <see cref="SmmProvidersOptions.MaxAge"/>. They read a source only when called with a list that is too old; no background thread
/// is involved.
/// </para>
/// <para>
/// An unchanged provider keeps its client, rate limit and circuit breaker. A changed provider gets a new client that continues
/// the rate limit. Calls already running finish with the options they started with. The client of a changed or removed provider
/// accepts calls for another 30 seconds and ends after the last of them: get a client when you need it, and do not keep it.
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
        _directory = new(services.GetRequiredService<ProviderDirectory>); // Lazy, because a source may itself depend on SmmProviders.
        Names = [.. names.Select(name => name.Value)];
    }

    /// <summary>The names of the providers registered in code, in order of registration.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Gets the client of a provider registered in code; always the same instance.</summary>
    /// <param name="name">The exact name it was registered under.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">No provider has that name; the message lists the names that exist.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The provider's options are invalid, and no host validated them at startup.</exception>
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

    /// <summary>Gets the client of a provider registered in code or listed by a source.</summary>
    /// <param name="name">The exact name.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">No usable provider has that name; the message gives the reason, or lists the names that exist.</exception>
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

    /// <summary>Lists all usable providers, and the unusable ones with the reason.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    /// <exception cref="ObjectDisposedException">The container is disposed.</exception>
    public ValueTask<SmmProviderList> ListAsync(CancellationToken cancellationToken = default) => _directory.Value.ListAsync(cancellationToken);
}
