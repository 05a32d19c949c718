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
    public async Task Retries_keep_the_pace_as_well()
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
    public async Task A_request_that_finds_the_queue_full_is_told_how_many_it_holds()
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
    public async Task Each_provider_has_its_own_pace()
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
}
