using Microsoft.Extensions.DependencyInjection;
using SmmOrders.Providers;

namespace SmmOrders.Hosting.Tests;

/// <summary>The panel's own table of providers, which the test changes. It is read anew each time.</summary>
internal sealed class ListedProviders : ISmmProviderSource, IDisposable
{
    private readonly ServiceProvider _services;
    private volatile ISmmProvider[] _all;

    public ListedProviders(params ISmmProvider[] all)
    {
        _all = all;
        _services = new ServiceCollection()
            .AddSmmProviderSource<Anchor>()
            .AddSingleton<ISmmProviderSource>(this)
            .Configure<SmmProvidersOptions>(options => options.MaxAge = TimeSpan.Zero)
            .BuildServiceProvider();
    }

    public SmmProviders Providers => _services.GetRequiredService<SmmProviders>();

    /// <summary>Whether the table cannot be read.</summary>
    public Exception? Fault { get; set; }

    /// <summary>What else the table lists, as a panel's own does: by address and key.</summary>
    public SmmProviderDefinition[] Defined { get; set; } = [];

    public void Set(params ISmmProvider[] all) => _all = all;

    public ValueTask<IReadOnlyCollection<SmmProviderDefinition>> ListAsync(CancellationToken cancellationToken) => Fault is null
        ? new([.. _all.Select(provider => new SmmProviderDefinition(provider)), .. Defined])
        : throw Fault;

    public void Dispose() => _services.Dispose();

    private sealed class Anchor : ISmmProviderSource
    {
        public ValueTask<IReadOnlyCollection<SmmProviderDefinition>> ListAsync(CancellationToken cancellationToken) => new([]);
    }
}
