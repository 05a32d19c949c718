namespace SmmOrders.Providers.Tests;

/// <summary>What changes something has a connection to itself: it meets none that is closed already, and no answer to another request.</summary>
public sealed class ConnectionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_server_that_closes_silently_leaves_no_order_unknown(bool politely)
    {
        await using var host = new RawHost((_, _) => RawHost.Http("""{"order":1,"refill":2,"cancel":1,"balance":"1"}""", politely ? "HTTP/1.1 200 OK\r\nConnection: keep-alive" : "HTTP/1.1 200 OK"))
        {
            RequestsPerConnection = 1,
        };
        await using Panel panel = await Panel.OpenAsync(options => options.Address = host.Address);

        for (var i = 0; i < 20; i++)
        {
            // A poll has a connection that is shared; what changes something must not get it.
            _ = await panel.Client.GetBalanceAsync(Token);
            Assert.Equal(PlacementOutcome.Placed, (await panel.Client.AddOrderAsync(NewOrder.Package("1", "L"), Token)).Outcome);
            Assert.True((await panel.Client.RequestRefillAsync("1", Token)).IsSuccess);
            Assert.Null((await panel.Client.RequestCancelAsync("1", Token)).Failure);
        }
    }

    [Fact]
    public async Task A_client_that_shares_connections_loses_orders_at_such_a_server()
    {
        await using var host = new RawHost((_, _) => RawHost.Http("""{"order":1}""")) { RequestsPerConnection = 1 };
        using var client = new HttpClient();
        async Task PostAsync()
        {
            using var form = new FormUrlEncodedContent([new("action", "add")]);
            using HttpResponseMessage answer = await client.PostAsync(host.Address, form, Token);
        }

        await PostAsync();

        _ = await Assert.ThrowsAsync<HttpRequestException>(PostAsync);
    }

    [Fact]
    public async Task Each_request_that_changes_something_has_its_own_connection()
    {
        await using var host = new RawHost((_, _) => RawHost.Http("""{"order":1,"refill":2,"cancel":1,"balance":"1"}"""));
        await using Panel panel = await Panel.OpenAsync(options => options.Address = host.Address);

        for (var i = 0; i < 5; i++)
        {
            _ = await panel.Client.GetBalanceAsync(Token);
        }

        Assert.Equal(1, host.Connections);
        for (var i = 0; i < 5; i++)
        {
            _ = await panel.Client.AddOrderAsync(NewOrder.Package("1", "L"), Token);
            _ = await panel.Client.RequestRefillAsync("1", Token);
            _ = await panel.Client.RequestRefillsAsync(["1", "2"], Token);
            _ = await panel.Client.RequestCancelAsync("1", Token);
            _ = await panel.Client.RequestCancelsAsync(["1", "2"], Token);
        }

        Assert.Equal((30, 26), (host.Requests, host.Connections));
        Assert.Equal(25, host.Received.Split("Connection: close").Length - 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_nobody_asked_for_is_taken_for_no_order(bool atOnce)
    {
        // The order of another customer, behind each answer, or while nobody asks.
        byte[] stray = RawHost.Http("""{"order":666,"balance":"666"}""");
        await using var host = new RawHost((number, _) => [.. RawHost.Http($$"""{"order":{{number}},"balance":"{{number}}"}"""), .. atOnce ? stray : []]);
        await using Panel panel = await Panel.OpenAsync(options => options.Address = host.Address);

        for (var number = 1; number <= 10; number++)
        {
            OrderPlacement placement = await panel.Client.AddOrderAsync(NewOrder.Package("1", "L"), Token);
            Assert.Equal($"{(2 * number) - 1}", placement.OrderId);
            Assert.Equal(2 * number, (await panel.Client.GetBalanceAsync(Token)).GetValue().Amount);
            if (!atOnce)
            {
                await host.StrayAsync(stray);
            }
        }
    }

    [Fact]
    public async Task A_stray_answer_that_overtakes_a_poll_is_beyond_the_platform_and_not_beyond_an_order()
    {
        // It comes after the next request has left, and before that is answered.
        byte[] stray = RawHost.Http("""{"order":666,"balance":"666"}"""), own = RawHost.Http("""{"order":1,"balance":"1"}""");
        RawHost? host = null;
        await using RawHost overtaking = host = new((number, _) =>
        {
            if (number % 2 == 0)
            {
                host!.StrayAsync(stray).GetAwaiter().GetResult();
            }

            return own;
        });
        await using Panel panel = await Panel.OpenAsync(options => options.Address = overtaking.Address);

        _ = await panel.Client.GetBalanceAsync(Token);
        Assert.Equal(666, (await panel.Client.GetBalanceAsync(Token)).GetValue().Amount); // As any client would take it.
        Assert.Equal("1", (await panel.Client.AddOrderAsync(NewOrder.Package("1", "L"), Token)).OrderId);
    }
}
