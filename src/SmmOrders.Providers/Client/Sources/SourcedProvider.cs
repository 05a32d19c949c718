namespace SmmOrders.Providers;

/// <summary>A provider from a source, as it is now: its client, and what ends with it.</summary>
internal sealed class SourcedProvider : IDisposable
{
    private readonly ProviderRuntime? _runtime;
    private readonly ProviderNetwork? _network;
    private ITimer? _grace;

    /// <summary>Makes one that speaks the panel API v2.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">Its options, checked.</param>
    /// <param name="before">The same provider as it was before a change; its pace goes on.</param>
    /// <param name="factory">Makes the client.</param>
    internal SourcedProvider(string name, SmmProviderOptions options, SourcedProvider? before, ProviderClientFactory factory)
    {
        _runtime = new(name, options, before?._runtime?.ShareLimiter(options.Time));
        _network = new(_runtime.Options);
        Client = factory.Create(_runtime, _network);
    }

    /// <summary>Makes one of another kind, which its source owns.</summary>
    internal SourcedProvider(ISmmProvider provider, TimeProvider time) => Client = new(provider, time);

    internal SmmProviderClient Client { get; }

    private ProviderLifetime Lifetime => _runtime?.Lifetime ?? new(Client.Name);

    /// <summary>Whether a definition says what this is already.</summary>
    internal bool Is(SmmProviderDefinition definition) =>
        definition.Options is { } options ? _runtime?.Options.IsSameAs(options) == true : definition.Provider is { } provider && ReferenceEquals(Client.Provider, provider);

    /// <summary>Ends it once nobody uses it. Whoever has just asked for its client gets a while to begin a call.</summary>
    /// <param name="grace">How long.</param>
    /// <param name="time">The clock of that.</param>
    /// <param name="ended">Called when it has ended.</param>
    internal void Retire(TimeSpan grace, TimeProvider time, Action<SourcedProvider> ended) =>
        _grace = time.CreateTimer(_ => Lifetime.End(() => ended(this)), null, grace, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _grace?.Dispose();
        _network?.Dispose();
        _runtime?.Dispose();
    }
}
