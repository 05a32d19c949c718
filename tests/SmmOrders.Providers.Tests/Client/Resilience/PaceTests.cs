using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>The pace holds where it counts: at the provider's door.</summary>
public sealed class PaceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_provider_sees_no_more_requests_a_second_than_allowed()
    {
        var time = new WatchedTime();
        await using Panel panel = await Panel.OpenAsync(
            options =>
            {
                options.RequestsPerSecond = 5;
                options.Timeout = TimeSpan.FromHours(1);
            },
            simulate: provider => provider.Time = time,
            time: time);

        Task<ProviderResult<ProviderBalance>>[] asking = [.. Enumerable.Range(0, 12).Select(_ => panel.Client.GetBalanceAsync(Token))];
        foreach (int reached in new[] { 5, 10, 12 })
        {
            await panel.ReachedAsync(reached);

            // They go in turn, and are answered before the clock goes on, so that none of them is seen in the next second.
            _ = await Task.WhenAll(asking.Take(reached)).WaitAsync(TimeSpan.FromSeconds(60), Token);
            Assert.Equal(reached, panel.Provider.Requests.Length);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.All(await Task.WhenAll(asking), result => Assert.True(result.IsSuccess));
        Assert.Equal([5, 5, 2], panel.Provider.Requests.CountBy(request => request.At).Select(second => second.Value));
    }

    [Fact]
    public async Task Retries_respect_the_rate_limit_as_well()
    {
        var time = new WatchedTime();
        await using Panel panel = await Panel.OpenAsync(
            options =>
            {
                options.RequestsPerSecond = 1;
                options.Timeout = TimeSpan.FromHours(1);
                options.RetryDelay = options.MaxRetryDelay = TimeSpan.FromTicks(1);
            },
            simulate: provider => provider.Time = time,
            time: time);
        panel.Provider.Faults.Next(SimulatedFault.TooManyRequests(TimeSpan.Zero));

        Task<ProviderResult<ProviderBalance>> asking = panel.Client.GetBalanceAsync(Token);
        await panel.ReachedAsync(1);
        await time.WaitedFor(TimeSpan.FromSeconds(1));
        _ = Assert.Single(panel.Provider.Requests);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.True((await asking).IsSuccess);
        Assert.Equal(TimeSpan.FromSeconds(1), panel.Provider.Requests[1].At - panel.Provider.Requests[0].At);
    }

    [Fact]
    public async Task A_request_to_a_full_queue_reports_the_queue_limit()
    {
        await using Panel panel = await Panel.OpenAsync(
            options =>
            {
                options.RequestsPerSecond = 1;
                options.QueueLimit = 0;
            },
            time: new WatchedTime());

        _ = await panel.Client.GetBalanceAsync(Token);

        Assert.Equal("RateLimited: the client's own queue is full; it holds 0", (await panel.Client.GetBalanceAsync(Token)).ToString());
        _ = Assert.Single(panel.Provider.Requests);
    }

    [Fact]
    public async Task Each_provider_has_its_own_rate_limit()
    {
        var time = new WatchedTime();
        await using SimulatedProvider other = await SimulatedProvider.StartAsync(cancellationToken: Token);
        await using Panel panel = await Panel.OpenAsync(
            options => options.RequestsPerSecond = 1,
            time: time,
            register: services => services.AddSmmProvider("beta", options =>
            {
                options.Time = time;
                options.Address = other.Address;
                options.ApiKey = new("simulated-key");
                options.RequestsPerSecond = 2;
            }));
        SmmProviderClient beta = panel.Services.GetRequiredService<SmmProviders>().Get("beta");

        // The clock stands still: each has what its own second allows.
        Assert.True((await panel.Client.GetBalanceAsync(Token)).IsSuccess);
        Assert.True((await beta.GetBalanceAsync(Token)).IsSuccess);
        Assert.True((await beta.GetBalanceAsync(Token)).IsSuccess);
    }

    [Fact]
    public async Task Requests_that_wait_for_their_connections_do_not_leave_together_with_the_next()
    {
        const int PerSecond = 3;
        var time = new WatchedTime();
        var arrivals = new ConcurrentQueue<DateTimeOffset>();
        var shaking = new TaskCompletionSource();
        using X509Certificate2 certificate = TlsTests.SelfSigned();
        await using var host = new RawHost(
            (_, _) =>
            {
                arrivals.Enqueue(time.GetUtcNow());
                return RawHost.Http("""{"balance":"1","order":1}""");
            },
            certificate)
        { Opening = shaking.Task };
        await using Panel panel = await Panel.OpenAsync(
            options =>
            {
                options.Address = host.Address;
                options.RequestsPerSecond = PerSecond;
                options.Timeout = options.AttemptTimeout = TimeSpan.FromHours(1);
            },
            time: time,
            adapt: sockets => sockets.SslOptions.RemoteCertificateValidationCallback = (_, remote, _, _) => remote?.GetCertHashString() == certificate.GetCertHashString());
        List<Task<bool>> asking =
        [
            .. Enumerable.Range(0, 3 * PerSecond).Select(async number => number % 2 == 0
                ? (await panel.Client.GetBalanceAsync(Token)).IsSuccess
                : (await panel.Client.AddOrderAsync(NewOrder.Package("1", "L"), Token)).OrderId is not null),
        ];

        // The handshake takes five seconds.
        for (var second = 0; second < 5; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
        }

        shaking.SetResult();
        while (asking.Count > 0)
        {
            _ = await Task.WhenAll(await UntilAsync(asking, PerSecond));
            _ = asking.RemoveAll(request => request.IsCompleted);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([PerSecond, PerSecond, PerSecond], arrivals.CountBy(at => at).Select(second => second.Value));
    }

    [Fact]
    public async Task A_new_order_goes_before_polls_that_wait()
    {
        var time = new WatchedTime();
        await using Panel panel = await Panel.OpenAsync(
            options =>
            {
                options.RequestsPerSecond = 1;
                options.Timeout = TimeSpan.FromHours(1);
            },
            time: time);
        _ = await panel.Client.GetBalanceAsync(Token);
        Task[] polls = [.. Enumerable.Range(0, 5).Select(_ => panel.Client.GetStatusAsync("1", Token))];
        Task[] changes =
        [
            panel.Client.AddOrderAsync(NewOrder.Package("1", "L"), Token),
            panel.Client.RequestCancelAsync("1", Token),
            panel.Client.RequestRefillAsync("1", Token),
        ];

        List<Task> open = [.. changes, .. polls];
        for (var reached = 2; reached <= 9; reached++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await panel.ReachedAsync(reached);
            _ = open.Remove(await Task.WhenAny(open).WaitAsync(TimeSpan.FromSeconds(20), Token));
        }

        Assert.Equal(
            ["balance", "add", "cancel", "refill", "status", "status", "status", "status", "status"], panel.Provider.Requests.Select(request => request.Action));
    }

    [Fact]
    public async Task A_request_without_a_connection_uses_no_permit()
    {
        await using Panel panel = await Panel.OpenAsync(
            options =>
            {
                options.RequestsPerSecond = 1;
                options.Retries = 0;
            },
            time: new WatchedTime(),
            adapt: sockets => sockets.ConnectCallback = (_, _) => throw new IOException());

        // The clock stands still: each would wait for the one before.
        for (var i = 0; i < 5; i++)
        {
            OrderPlacement placement = await panel.Client.AddOrderAsync(NewOrder.Package("1", "L"), Token).WaitAsync(TimeSpan.FromSeconds(20), Token);
            Assert.Equal(PlacementOutcome.NotSent, placement.Outcome);
        }
    }

    // Those that are done, once so many are.
    private static async Task<Task<bool>[]> UntilAsync(List<Task<bool>> asking, int done)
    {
        while (asking.Count(request => request.IsCompleted) < done)
        {
            _ = await Task.WhenAny(asking.Where(request => !request.IsCompleted)).WaitAsync(TimeSpan.FromSeconds(20), Token);
        }

        return [.. asking.Where(request => request.IsCompleted)];
    }
}
