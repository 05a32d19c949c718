using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>A redirect is not followed: a 307 would post the form once more, key included, to whoever it names.</summary>
public sealed class RedirectTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Nothing_reaches_the_host_that_a_redirect_names(int status)
    {
        await using var stranger = new RawHost((_, _) => RawHost.Http("""{"order":1}"""));
        await using Panel panel = await Panel.OpenAsync();
        panel.Provider.Faults.Always(SimulatedFault.Redirect(stranger.Address, status));

        _ = await panel.Client.AddOrderAsync(NewOrder.Default("1", "L", 10), Token);
        _ = await panel.Client.GetStatusAsync("1", Token);
        _ = await panel.Client.GetStatusesAsync(["1", "2"], Token);
        _ = await panel.Client.GetServicesAsync(Token);
        _ = await panel.Client.GetBalanceAsync(Token);
        _ = await panel.Client.RequestRefillAsync("1", Token);
        _ = await panel.Client.GetRefillStatusAsync("1", Token);
        _ = await panel.Client.RequestCancelAsync("1", Token);

        Assert.Equal(8, panel.Provider.Requests.Length);
        Assert.Equal((0, ""), (stranger.Connections, stranger.Received));
    }

    [Fact]
    public async Task A_client_that_follows_gives_the_key_away()
    {
        await using var stranger = new RawHost((_, _) => RawHost.Http("{}"));
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        provider.Faults.Always(SimulatedFault.Redirect(stranger.Address));
        using var client = new HttpClient();
        using var form = new FormUrlEncodedContent([new("key", "simulated-key"), new("action", "balance")]);

        using HttpResponseMessage answer = await client.PostAsync(provider.Address, form, Token);

        Assert.Contains("simulated-key", stranger.Received, StringComparison.Ordinal);
    }
}
