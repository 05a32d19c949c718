using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>A request ends at its time-out, and the time-out covers the body.</summary>
public sealed class TimeOutTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);
    private static readonly SimulatedFault Drip = SimulatedFault.Drip(TimeSpan.FromMilliseconds(10));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dripping_body_ends_at_the_time_out()
    {
        await using Panel panel = await Panel.OpenAsync(options =>
        {
            options.Timeout = TimeSpan.FromSeconds(5); // Far from the attempt's, for a busy machine.
            options.AttemptTimeout = Short;
            options.Retries = 0;
        });
        panel.Provider.Faults.Always(Drip);
        long started = Stopwatch.GetTimestamp();

        ProviderResult<ProviderAnswer> poll = await panel.Client.GetStatusAsync("1", Token);
        OrderPlacement placement = await panel.Client.AddOrderAsync(NewOrder.Default("1", "L", 10), Token);

        // The drip itself never ends. The bound is loose, for a busy machine.
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(60));
        Assert.Equal((ProviderFailureKind.TimedOut, "no complete answer within 00:00:00.3000000 (AttemptTimeout)"), (poll.Failure!.Kind, poll.Failure.Detail));
        Assert.Equal("Unknown: TimedOut: no complete answer within 00:00:05 (Timeout)", placement.ToString());
    }

    [Fact]
    public async Task A_client_that_reads_the_body_itself_escapes_its_time_out()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        provider.Faults.Always(Drip);
        using var client = new HttpClient();
        using var form = new FormUrlEncodedContent([new("action", "balance")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, provider.Address) { Content = form };

        using HttpResponseMessage answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        client.CancelPendingRequests(); // It cancels what the time-out cancels, and nobody waits for it.

        await using Stream body = await answer.Content.ReadAsStreamAsync(Token);
        for (var read = 0; read < 10; read++)
        {
            Assert.Equal(1, await body.ReadAsync(new byte[1], Token));
        }
    }

    [Fact]
    public async Task The_total_time_out_covers_all_attempts()
    {
        var time = new WatchedTime();
        await using Panel panel = await Panel.OpenAsync(
            options =>
            {
                options.Retries = 10;
                options.AttemptTimeout = TimeSpan.FromSeconds(4);
                options.Timeout = TimeSpan.FromSeconds(10);
                options.RetryDelay = options.MaxRetryDelay = TimeSpan.FromTicks(1);
            },
            time: time);
        panel.Provider.Faults.Always(SimulatedFault.Silence());

        Task<ProviderResult<ProviderBalance>> asking = panel.Client.GetBalanceAsync(Token);
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            await panel.ReachedAsync(attempt);
            time.Advance(TimeSpan.FromSeconds(4));
            await AdvanceUntilAsync(time, () => panel.Provider.Requests.Length > attempt);
        }

        await panel.ReachedAsync(3);
        Assert.False(asking.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(ProviderFailureKind.TimedOut, (await asking).Failure!.Kind);
        Assert.Equal(3, panel.Provider.Requests.Length);
    }

    [Fact]
    public async Task A_request_that_something_else_cancels_has_timed_out()
    {
        await using Panel panel = await Panel.OpenAsync(adapt: sockets =>
        {
            sockets.ConnectTimeout = TimeSpan.FromMilliseconds(1);
            sockets.ConnectCallback = async (_, token) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
                return Stream.Null;
            };
        });

        Assert.Equal("TimedOut: the request was abandoned", (await panel.Client.GetBalanceAsync(Token)).ToString());
    }

    [Fact]
    public async Task A_list_of_services_has_a_full_minute_even_after_queueing()
    {
        var time = new WatchedTime();
        await using Panel panel = await Panel.OpenAsync(
            options =>
            {
                options.Retries = 0;
                options.RequestsPerSecond = 1;
            },
            time: time);
        panel.Provider.Faults.Always(SimulatedFault.Silence(), "services");

        // It waits for its turn first, which is not counted.
        _ = await panel.Client.GetBalanceAsync(Token);
        Task<ProviderResult<ProviderCatalog>> asking = panel.Client.GetServicesAsync(Token);
        await time.WaitedFor(TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(1));
        await panel.ReachedAsync(2);
        time.Advance(TimeSpan.FromSeconds(59.999));
        Assert.False(asking.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.001));

        Assert.Equal("TimedOut: no complete answer within 00:01:00 (ServicesAttemptTimeout)", (await asking).ToString());
    }

    [Fact]
    public async Task A_list_of_services_has_a_total_time_out_too()
    {
        var time = new WatchedTime();
        await using Panel panel = await Panel.OpenAsync(options => options.ServicesAttemptTimeout = TimeSpan.FromSeconds(61), time: time);
        panel.Provider.Faults.Always(SimulatedFault.Html(503), "services");
        panel.Provider.Faults.Next(SimulatedFault.TooManyRequests(TimeSpan.FromSeconds(10)));
        panel.Provider.Faults.Next(SimulatedFault.Silence(), 2);

        Task<ProviderResult<ProviderCatalog>> asking = panel.Client.GetServicesAsync(Token);
        await time.WaitedFor(TimeSpan.FromSeconds(10));
        time.Advance(TimeSpan.FromSeconds(10));
        await panel.ReachedAsync(2);
        time.Advance(TimeSpan.FromSeconds(61));
        await AdvanceUntilAsync(time, () => panel.Provider.Requests.Length > 2);
        time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal("TimedOut: no complete answer within 00:01:31 (Timeout and ServicesAttemptTimeout)", (await asking).ToString());
    }

    [Fact]
    public async Task A_frozen_clock_in_the_container_stops_nothing()
    {
        await using Panel panel = await Panel.OpenAsync(
            options => options.RequestsPerSecond = 2, register: services => services.AddSingleton<TimeProvider>(new WatchedTime()));

        for (var i = 0; i < 3; i++)
        {
            Assert.True((await panel.Client.GetBalanceAsync(Token)).IsSuccess);
        }
    }

    // The wait before a retry is a tick, but it has to be registered before the clock can pass it.
    private static Task AdvanceUntilAsync(WatchedTime time, Func<bool> reached) =>
        Eventually.UntilAsync(reached, () => time.Advance(TimeSpan.FromTicks(1)), "a retry after a tick");
}
