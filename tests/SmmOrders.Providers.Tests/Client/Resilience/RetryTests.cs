using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>Requests that only read are tried again; the provider's own wish says when.</summary>
public sealed class RetryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_read_is_retried()
    {
        await using Panel panel = await Panel.OpenAsync(options => options.Circuit.MinimumAttempts = 1000);
        SimulatedOrder order = panel.Provider.Orders.Place(1000, OrderHistory.Waiting);

        foreach (Func<Task<bool>> read in new Func<Task<bool>>[]
        {
            async () => (await panel.Client.GetStatusAsync(order.Id, Token)).IsSuccess,
            async () => (await panel.Client.GetStatusesAsync([order.Id], Token))[0].Result.IsSuccess,
            async () => (await panel.Client.GetServicesAsync(Token)).IsSuccess,
            async () => (await panel.Client.GetBalanceAsync(Token)).IsSuccess,
            async () => (await panel.Client.GetRefillStatusAsync("404", Token)).Failure!.Detail == "Refill not found",
        })
        {
            int before = panel.Provider.Requests.Length;
            panel.Provider.Faults.Next(SimulatedFault.Html(503));
            panel.Provider.Faults.Next(SimulatedFault.Reset());

            Assert.True(await read());
            Assert.Equal(before + 3, panel.Provider.Requests.Length);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_provider_says_how_long_to_wait(bool asDate)
    {
        var wait = TimeSpan.FromSeconds(7);
        var time = new WatchedTime();
        string retryAfter = asDate ? (time.GetUtcNow() + wait).ToString("r") : "7";
        await using var host = new RawHost((number, _) => number == 1
            ? RawHost.Http("", $"HTTP/1.1 503 Busy\r\nRetry-After: {retryAfter}")
            : RawHost.Http("""{"balance":"1"}"""));
        await using Panel panel = await Panel.OpenAsync(
            options => options.Address = host.Address,
            time: time);

        Task<ProviderResult<ProviderBalance>> asking = panel.Client.GetBalanceAsync(Token);
        await time.WaitedFor(wait);
        time.Advance(wait - TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, host.Requests);
        Assert.False(asking.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.True((await asking).IsSuccess);
        Assert.Equal(2, host.Requests);
    }

    [Theory]
    [InlineData("7", 7.0)]
    [InlineData("0", 0.0)]
    [InlineData("2147483647", 2147483647.0)]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT", 0.0)]
    [InlineData("-7", null)]
    [InlineData("1.5", null)]
    [InlineData("99999999999", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    public async Task A_wait_follows_HTTP_and_is_never_negative(string retryAfter, double? seconds)
    {
        await using var host = new RawHost((_, _) => RawHost.Http("", $"HTTP/1.1 503 Busy\r\nRetry-After: {retryAfter}"));
        await using Panel panel = await Panel.OpenAsync(options =>
        {
            options.Address = host.Address;
            options.Retries = 0;
        });

        Assert.Equal(seconds, (await panel.Client.GetBalanceAsync(Token)).Failure!.RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task A_wait_beyond_the_maximum_is_reported_and_not_waited_for()
    {
        await using Panel panel = await Panel.OpenAsync(options => options.MaxRetryDelay = TimeSpan.FromSeconds(2));
        panel.Provider.Faults.Always(SimulatedFault.TooManyRequests(TimeSpan.FromSeconds(3)));

        ProviderResult<ProviderBalance> result = await panel.Client.GetBalanceAsync(Token);

        Assert.Equal((ProviderFailureKind.RateLimited, TimeSpan.FromSeconds(3)), (result.Failure!.Kind, result.Failure.RetryAfter));
        _ = Assert.Single(panel.Provider.Requests);
    }

    [Fact]
    public async Task A_wait_equal_to_the_maximum_is_waited_for()
    {
        var wait = TimeSpan.FromSeconds(7);
        var time = new WatchedTime();
        await using Panel panel = await Panel.OpenAsync(
            options => options.MaxRetryDelay = wait,
            time: time);
        panel.Provider.Faults.Next(SimulatedFault.TooManyRequests(wait));

        Task<ProviderResult<ProviderBalance>> asking = panel.Client.GetBalanceAsync(Token);
        Assert.NotSame(asking, await Task.WhenAny(asking, time.WaitedFor(wait)));
        time.Advance(wait);

        Assert.True((await asking).IsSuccess);
        Assert.Equal(2, panel.Provider.Requests.Length);
    }

    [Fact]
    public async Task A_delay_without_Retry_After_has_jitter()
    {
        var delay = TimeSpan.FromHours(1);
        var day = TimeSpan.FromDays(1);
        var time = new WatchedTime();
        await using Panel panel = await Panel.OpenAsync(
            options =>
            {
                options.Timeout = options.AttemptTimeout = options.MaxRetryDelay = day;
                options.RetryDelay = delay;
            },
            time: time);
        panel.Provider.Faults.Always(SimulatedFault.Html(503));
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Token);

        Task<ProviderResult<ProviderBalance>>[] asking = [panel.Client.GetBalanceAsync(caller.Token), panel.Client.GetBalanceAsync(caller.Token)];
        TimeSpan[] waits = [];
        await Eventually.UntilAsync(() => (waits = [.. time.Waits.Where(wait => wait != day)]).Length >= asking.Length);
        await caller.CancelAsync();
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(asking));

        // One in some millions is what it would be without chance.
        Assert.DoesNotContain(delay, waits);
        Assert.Equal(2, waits.Distinct().Count());
        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.Zero, 2 * delay));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT")]
    [InlineData("Mon, 23 Nov 2026 12:00:00 GMT")]
    public async Task A_Retry_After_of_zero_means_the_usual_delay(string retryAfter)
    {
        var time = new WatchedTime();
        await using var host = new RawHost((_, _) => RawHost.Http("", $"HTTP/1.1 429 Busy\r\nRetry-After: {retryAfter}"));
        await using Panel panel = await Panel.OpenAsync(
            options =>
            {
                options.Address = host.Address;
                options.Timeout = options.AttemptTimeout = options.MaxRetryDelay = TimeSpan.FromDays(1);
                options.RetryDelay = TimeSpan.FromHours(1);
            },
            time: time);
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Token);

        Task<ProviderResult<ProviderBalance>> asking = panel.Client.GetBalanceAsync(caller.Token);
        TimeSpan[] waits = await time.WaitsUntilAsync(wait => wait < TimeSpan.FromDays(1));

        Assert.InRange(Assert.Single(waits, wait => wait < TimeSpan.FromDays(1)), TimeSpan.FromSeconds(1), TimeSpan.FromHours(2));
        Assert.Equal(1, host.Requests);
        await caller.CancelAsync();
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task Without_retries_there_is_one_attempt()
    {
        await using Panel panel = await Panel.OpenAsync(options => options.Retries = 0);
        panel.Provider.Faults.Always(SimulatedFault.Html(503));

        Assert.Equal(ProviderFailureKind.Unavailable, (await panel.Client.GetBalanceAsync(Token)).Failure!.Kind);
        _ = Assert.Single(panel.Provider.Requests);
    }
}
