using Microsoft.Extensions.DependencyInjection;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>A provider that is down is left alone for a while, by requests that only read.</summary>
public sealed class CircuitTests
{
    private static readonly TimeSpan BreakFor = TimeSpan.FromSeconds(15);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_circuit_opens_and_closes()
    {
        var time = new WatchedTime();
        await using Panel panel = await Open(time);
        panel.Provider.Faults.Always(SimulatedFault.Html(503));

        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(503, (await panel.Client.GetBalanceAsync(Token)).Failure!.HttpStatus);
        }

        ProviderFailure open = (await panel.Client.GetBalanceAsync(Token)).Failure!;
        Assert.Equal((ProviderFailureKind.Unavailable, "the circuit is open, because earlier requests failed", null), (open.Kind, open.Detail, open.HttpStatus));
        Assert.Equal(ProviderFailureKind.Unavailable, (await panel.Client.GetStatusAsync("1", Token)).Failure!.Kind);
        Assert.Equal(4, panel.Provider.Requests.Length);

        // One request tries, and fails: it stays open.
        time.Advance(BreakFor);
        Assert.Equal(503, (await panel.Client.GetBalanceAsync(Token)).Failure!.HttpStatus);
        Assert.Null((await panel.Client.GetBalanceAsync(Token)).Failure!.HttpStatus);
        Assert.Equal(5, panel.Provider.Requests.Length);

        // One request tries, and is answered: it closes.
        panel.Provider.Faults.Clear();
        Assert.False((await panel.Client.GetBalanceAsync(Token)).IsSuccess);
        time.Advance(BreakFor);
        Assert.True((await panel.Client.GetBalanceAsync(Token)).IsSuccess);
        Assert.True((await panel.Client.GetBalanceAsync(Token)).IsSuccess);
        Assert.Equal(7, panel.Provider.Requests.Length);
    }

    [Fact]
    public async Task A_test_request_that_its_caller_cancels_closes_no_circuit()
    {
        var time = new WatchedTime();
        await using Panel panel = await Open(time);
        panel.Provider.Faults.Next(SimulatedFault.Html(503), 4);
        panel.Provider.Faults.Next(SimulatedFault.Silence());
        for (var i = 0; i < 4; i++)
        {
            _ = await panel.Client.GetBalanceAsync(Token);
        }

        time.Advance(BreakFor);
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task<ProviderResult<ProviderBalance>> trial = panel.Client.GetBalanceAsync(caller.Token);
        await panel.ReachedAsync(5);
        await caller.CancelAsync();
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => trial);

        Assert.Equal("Unavailable: the circuit is open, because earlier requests failed", (await panel.Client.GetBalanceAsync(Token)).ToString());
        time.Advance(BreakFor);
        Assert.True((await panel.Client.GetBalanceAsync(Token)).IsSuccess);
    }

    [Fact]
    public async Task An_open_circuit_does_not_block_an_order()
    {
        await using Panel panel = await Open(new());
        panel.Provider.Faults.Next(SimulatedFault.Html(503), 4);
        for (var i = 0; i < 5; i++)
        {
            _ = await panel.Client.GetBalanceAsync(Token);
        }

        Assert.Equal(4, panel.Provider.Requests.Length);
        Assert.Equal(PlacementOutcome.Placed, (await panel.Client.AddOrderAsync(NewOrder.Default("1", "L", 10), Token)).Outcome);
    }

    [Fact]
    public async Task An_error_in_an_answer_is_an_answer()
    {
        await using Panel panel = await Open(new());

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal("Incorrect order ID", (await panel.Client.GetStatusAsync("404", Token)).Failure!.Detail);
        }
    }

    [Fact]
    public async Task Each_provider_has_its_own_circuit()
    {
        await using SimulatedProvider other = await SimulatedProvider.StartAsync(cancellationToken: Token);
        await using Panel panel = await Open(new(), services => services.AddSmmProvider("beta", options =>
        {
            options.Address = other.Address;
            options.ApiKey = new("simulated-key");
        }));
        panel.Provider.Faults.Always(SimulatedFault.Html(503));
        for (var i = 0; i < 5; i++)
        {
            _ = await panel.Client.GetBalanceAsync(Token);
        }

        Assert.True((await panel.Services.GetRequiredService<SmmProviders>().Get("beta").GetBalanceAsync(Token)).IsSuccess);
        Assert.Equal(4, panel.Provider.Requests.Length);
    }

    private static Task<Panel> Open(WatchedTime time, Action<IServiceCollection>? register = null) => Panel.OpenAsync(
        options =>
        {
            options.Retries = 0;
            options.Circuit = new() { FailurePercent = 50, MinimumAttempts = 4, Window = TimeSpan.FromSeconds(30), BreakFor = BreakFor };
        },
        register: register,
        time: time);
}
