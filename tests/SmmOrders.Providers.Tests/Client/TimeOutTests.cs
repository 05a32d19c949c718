using System.Diagnostics;
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
            options.Timeout = options.AttemptTimeout = Short;
            options.Retries = 0;
        });
        panel.Provider.Faults.Always(Drip);
        long started = Stopwatch.GetTimestamp();

        ProviderResult<ProviderAnswer> poll = await panel.Client.GetStatusAsync("1", Token);
        OrderPlacement placement = await panel.Client.AddOrderAsync(NewOrder.Default("1", "L", 10), Token);

        // The drip itself never ends. The bound is loose, for a busy machine.
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(20));
        Assert.Equal((ProviderFailureKind.TimedOut, "no whole answer within 00:00:00.3000000 (AttemptTimeout)"), (poll.Failure!.Kind, poll.Failure.Detail));
        Assert.Equal((PlacementOutcome.Unknown, ProviderFailureKind.TimedOut), (placement.Outcome, placement.Failure!.Kind));
    }

    [Fact]
    public async Task A_client_that_reads_the_body_by_itself_is_out_of_reach_of_its_time_out()
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
    public async Task The_time_out_of_the_whole_covers_all_attempts()
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
    public async Task A_request_that_something_else_gives_up_has_timed_out()
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

        Assert.Equal("TimedOut: the request was given up", (await panel.Client.GetBalanceAsync(Token)).ToString());
    }

    // The wait before a retry is a tick, but it has to be registered before the clock can pass it.
    private static async Task AdvanceUntilAsync(WatchedTime time, Func<bool> reached)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (!reached())
        {
            patience.Token.ThrowIfCancellationRequested();
            time.Advance(TimeSpan.FromTicks(1));
            await Task.Yield();
        }
    }
}
