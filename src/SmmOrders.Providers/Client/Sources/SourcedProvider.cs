namespace SmmOrders.Providers;

/// <summary>The current state of a provider from a source: its client, and what ends with it.</summary>
internal sealed class SourcedProvider : IDisposable
{
    private readonly ProviderRuntime? _runtime;
    private readonly ProviderNetwork? _network;
    private ITimer? _grace;

    /// <summary>Creates one that speaks the panel API v2.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">Its validated options.</param>
    /// <param name="before">The provider before a change; its rate limit continues.</param>
    /// <param name="factory">Creates the client.</param>
    internal SourcedProvider(string name, SmmProviderOptions options, SourcedProvider? before, ProviderClientFactory factory)
    {
        _runtime = new(name, options, before?._runtime?.ShareLimiter(options.Time));
        _network = new(_runtime.Options);
        Client = factory.Create(_runtime, _network);
    }

    /// <summary>Creates one for another kind of upstream, which its source owns.</summary>
    internal SourcedProvider(ISmmProvider provider, ProviderFacts facts, TimeProvider time) => Client = new(provider, facts, time);

    internal SmmProviderClient Client { get; }

    private ProviderLifetime Lifetime => _runtime?.Lifetime ?? new(Client.Name);

    /// <summary>Whether a definition matches the current state.</summary>
    internal bool Is(SmmProviderDefinition definition) =>
        definition.Options is { } options ? _runtime?.Options.IsSameAs(options) == true : definition.Provider is { } provider && ReferenceEquals(Client.Provider, provider);

    /// <summary>Ends the client once it is idle. A caller that has just obtained it gets some time to begin a call.</summary>
    /// <param name="grace">How long it still accepts calls.</param>
    /// <param name="time">The clock that measures it.</param>
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
