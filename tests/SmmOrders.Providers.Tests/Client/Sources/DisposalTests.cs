using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>When its container ends, a client sends nothing more: what waits ends unsent, and what has left is let to its end.</summary>
public sealed class DisposalTests
{
    private static readonly NewOrder Order = NewOrder.Package("1", "L");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_queued_request_ends_unsent()
    {
        await using Panel panel = await Panel.OpenAsync(options => options.RequestsPerSecond = 1, time: new WatchedTime());
        _ = await panel.Client.GetBalanceAsync(Token);
        Task[] waiting = [panel.Client.GetBalanceAsync(Token), panel.Client.AddOrderAsync(Order, Token), panel.Client.GetStatusesAsync(["1", "2"], Token)];

        await panel.EndAsync();

        foreach (Task request in waiting)
        {
            await AssertUnsentAsync(request);
        }

        _ = Assert.Single(panel.Provider.Requests);
    }

    [Fact]
    public async Task A_request_waiting_for_a_retry_ends_unsent()
    {
        var time = new WatchedTime();
        var wait = TimeSpan.FromSeconds(7);
        await using Panel panel = await Panel.OpenAsync(time: time);
        panel.Provider.Faults.Always(SimulatedFault.TooManyRequests(wait));
        Task asking = panel.Client.GetBalanceAsync(Token);
        await time.WaitedFor(wait);

        await panel.EndAsync();

        await AssertUnsentAsync(asking);
        time.Advance(wait);
        _ = Assert.Single(panel.Provider.Requests);
    }

    [Fact]
    public async Task A_request_waiting_for_its_connection_ends_unsent()
    {
        var shaking = new TaskCompletionSource();
        await using var host = new RawHost((_, _) => RawHost.Http("""{"order":1}"""), TlsTests.SelfSigned()) { Opening = shaking.Task };
        await using Panel panel = await Panel.OpenAsync(
            options => options.Address = host.Address,
            adapt: sockets => sockets.SslOptions.RemoteCertificateValidationCallback = (_, remote, _, _) => remote is not null);
        Task adding = panel.Client.AddOrderAsync(Order, Token), asking = panel.Client.GetBalanceAsync(Token);
        await Eventually.UntilAsync(() => host.Connections >= 2);
        await panel.EndAsync();
        shaking.SetResult();

        await AssertUnsentAsync(adding);
        await AssertUnsentAsync(asking);
        Assert.Equal(0, host.Requests);
    }

    [Fact]
    public async Task What_leaves_while_the_container_ends_leaves_before_or_not_at_all()
    {
        for (var round = 0; round < 50; round++)
        {
            await using var host = new RawHost((_, _) => RawHost.Http("""{"order":1}"""));
            await using Panel panel = await Panel.OpenAsync(options => options.Address = host.Address);
            SmmProviderClient client = panel.Client;
            Task<OrderPlacement>[] adding = [.. Enumerable.Range(0, 8).Select(_ => Task.Run(() => client.AddOrderAsync(Order, Token), Token))];

            await panel.EndAsync();
            int placed = 0;
            foreach (Task<OrderPlacement> add in adding)
            {
                Exception? exception = await Record.ExceptionAsync(async () => Assert.Equal(PlacementOutcome.Placed, (await add).Outcome));
                Assert.True(exception is null or ObjectDisposedException, $"{exception}");
                placed += exception is null ? 1 : 0;
            }

            Assert.Equal(placed, host.Requests);
        }
    }

    [Fact]
    public async Task A_request_that_has_left_gets_its_answer_and_is_not_retried()
    {
        var answering = new TaskCompletionSource();
        await using var host = new RawHost((_, request) =>
        {
            // Without an end, a test that fails would wait for its own host.
            return !answering.Task.Wait(TimeSpan.FromSeconds(20), Token) ? null
                : request.Contains("action=add", StringComparison.Ordinal) ? RawHost.Http("""{"order":1}""") : RawHost.Http("", "HTTP/1.1 503 No");
        });
        await using Panel panel = await Panel.OpenAsync(options => options.Address = host.Address);
        Task<OrderPlacement> adding = panel.Client.AddOrderAsync(Order, Token);
        Task<ProviderResult<ProviderBalance>> asking = panel.Client.GetBalanceAsync(Token);
        await Eventually.UntilAsync(() => host.Requests >= 2);
        await panel.EndAsync();
        answering.SetResult();

        Assert.Equal("1", (await adding).OrderId);
        Assert.Equal(503, (await asking).Failure!.HttpStatus);
        Assert.Equal(2, host.Requests);
    }

    [Fact]
    public async Task A_request_that_is_never_answered_still_ends_at_its_time_out()
    {
        var time = new WatchedTime();
        await using Panel panel = await Panel.OpenAsync(time: time);
        panel.Provider.Faults.Always(SimulatedFault.Silence());
        Task<OrderPlacement> adding = panel.Client.AddOrderAsync(Order, Token);
        await panel.ReachedAsync(1);

        await panel.EndAsync();
        Assert.False(adding.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("Unknown: TimedOut: no complete answer within 00:00:30 (Timeout)", (await adding).ToString());
    }

    [Fact]
    public async Task A_client_whose_container_has_ended_sends_nothing()
    {
        await using Panel panel = await Panel.OpenAsync();
        SmmProviderClient client = panel.Client;

        await panel.EndAsync();

        await AssertUnsentAsync(client.AddOrderAsync(Order, Token));
        await AssertUnsentAsync(client.GetBalanceAsync(Token));
        Assert.Empty(panel.Provider.Requests);
    }

    private static async Task AssertUnsentAsync(Task request)
    {
        ObjectDisposedException exception = await Assert.ThrowsAsync<ObjectDisposedException>(() => request.WaitAsync(TimeSpan.FromSeconds(20), Token));
        Assert.Equal(nameof(SmmProviderClient), exception.ObjectName);
        Assert.StartsWith("The container is disposed of, and the request was not sent.", exception.Message, StringComparison.Ordinal);
    }
}
