namespace SmmOrders.Providers.Tests;

/// <summary>A request on its way: what it says of itself, and that what is sent once is tried once.</summary>
public sealed class ProviderCallTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_names_its_sender_and_asks_for_JSON()
    {
        await using var host = new RawHost((_, _) => RawHost.Http("""{"balance":"1"}"""));
        await using Panel panel = await Panel.OpenAsync(options => options.Address = host.Address);

        _ = await panel.Client.GetBalanceAsync(Token);

        string[] lines = host.Received.Split("\r\n");
        Assert.Equal("POST /api/v2 HTTP/1.1", lines[0]);
        Assert.Contains("Accept: application/json", lines);
        Assert.Contains("User-Agent: SmmOrders", lines);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_send_once_request_is_attempted_once(bool isQueued)
    {
        Assert.All(Enum.GetValues<ProviderAction>(), action =>
        {
            var call = new ProviderCall(action, action.Name(), new("k3y"), [], ProviderLimits.Of(action, new())) { IsQueued = isQueued };
            call.Attempt();

            HttpRequestException? refusal = Record.Exception(call.Attempt) as HttpRequestException;

            Assert.Equal(isQueued && action.OnlyReads() ? null : "it was already sent, and something tried to send it again", refusal?.Message);
            Assert.Equal((2, false), (call.Attempts, call.HasLeft));
        });
    }

    [Fact]
    public async Task A_request_stopped_before_it_leaves_does_not_leave()
    {
        var call = new ProviderCall(ProviderAction.Add, "add", new("k3y"), [], ProviderLimits.Of(ProviderAction.Add, new())) { Stopping = new(canceled: true) };
        using var content = new ProviderCallContent(call, new("k3y"));
        using var wire = new MemoryStream();

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => content.CopyToAsync(wire, Token));

        Assert.Equal((0, false), (wire.Length, call.HasLeft));
    }

    [Fact]
    public async Task A_request_that_has_left_is_under_way_until_its_attempt_ends()
    {
        var call = new ProviderCall(ProviderAction.Balance, "balance", new("k3y"), [], ProviderLimits.Of(ProviderAction.Balance, new()));
        using var content = new ProviderCallContent(call, new("k3y"));
        using var wire = new MemoryStream();
        Assert.False(call.IsUnderWay);

        await content.CopyToAsync(wire, Token);
        Assert.True(call.IsUnderWay && call.HasLeft);
        call.EndAttempt();

        Assert.False(call.IsUnderWay);
        Assert.True(call.HasLeft);
    }
}
