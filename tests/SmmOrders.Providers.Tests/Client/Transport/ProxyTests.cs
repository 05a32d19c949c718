using System.Net;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>A proxy that the machine is set to use. Alone, because the setting is the whole process's.</summary>
[Collection(nameof(Alone))]
public sealed class ProxyTests : IDisposable
{
    private readonly IWebProxy _before = HttpClient.DefaultProxy;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => HttpClient.DefaultProxy = _before;

    [Fact]
    public async Task A_plain_request_to_this_machine_does_not_leave_it_by_a_proxy()
    {
        await using var proxy = new RawHost((_, _) => RawHost.Http("{}"));
        HttpClient.DefaultProxy = new WebProxy(proxy.Address);
        await using Panel panel = await Panel.OpenAsync();

        Assert.True((await panel.Client.GetBalanceAsync(Token)).IsSuccess);
        Assert.Equal(0, proxy.Connections);
    }

    [Fact]
    public async Task A_client_of_the_platform_gives_the_key_to_the_proxy()
    {
        await using var proxy = new RawHost((_, _) => RawHost.Http("{}"));
        HttpClient.DefaultProxy = new WebProxy(proxy.Address);
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using var client = new HttpClient();
        using var form = new FormUrlEncodedContent([new("key", "simulated-key")]);

        using HttpResponseMessage answer = await client.PostAsync(provider.Address, form, Token);

        Assert.Contains("simulated-key", proxy.Received, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_elsewhere_is_reached_through_the_proxy_and_its_key_is_not_shown()
    {
        await using var proxy = new RawHost((_, _) => RawHost.Http("", "HTTP/1.1 502 No"));
        HttpClient.DefaultProxy = new WebProxy(proxy.Address);
        await using Panel panel = await Panel.OpenAsync(options => options.Address = new("https://provider.invalid/api/v2"));

        OrderPlacement placement = await panel.Client.AddOrderAsync(NewOrder.Default("1", "L", 10), Token);

        Assert.Equal((PlacementOutcome.NotSent, ProviderFailureKind.Unavailable), (placement.Outcome, placement.Failure!.Kind));
        Assert.Equal("the proxy lets nothing through", placement.Failure.Detail);
        Assert.StartsWith("CONNECT provider.invalid:443", proxy.Received, StringComparison.Ordinal);
        Assert.DoesNotContain(Panel.Key, proxy.Received, StringComparison.Ordinal);
    }
}
