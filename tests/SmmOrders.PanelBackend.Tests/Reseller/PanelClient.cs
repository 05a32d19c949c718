using Microsoft.Extensions.DependencyInjection;
using SmmOrders.Providers;

namespace SmmOrders.PanelBackend.Tests.Reseller;

/// <summary>Our own client with the panel as its provider, registered as a reseller would.</summary>
internal sealed class PanelClient(RunningPanel panel, string key) : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddSmmProvider("panel", provider =>
        {
            provider.Address = panel.Api;
            provider.ApiKey = new(key);
            provider.RequestsPerSecond = 50;
        })
        .BuildServiceProvider();

    internal SmmProviderClient Client => _services.GetRequiredService<SmmProviders>().Get("panel");

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
