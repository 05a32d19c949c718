using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Xunit.Sdk;

namespace SmmOrders.Hosting.Tests;

/// <summary>Nothing that is thrown around a turn ends a loop of a host, whichever it is.</summary>
public sealed class LoopFaultTests
{
    // What each loop asks of the store in a turn, and the turn.
    private static readonly Dictionary<string, (string Asks, Func<IServiceProvider, DateTimeOffset, CancellationToken, Task> Turn)> Loops = new()
    {
        ["submission"] = (nameof(IOrderStore.ClaimSubmissionAsync), (services, now, token) => services.GetRequiredService<OrderSubmissionWorker>().RunOnceAsync(now, token)),
        ["probes"] = (nameof(IOrderStore.ReadProviderAsync), (services, now, token) => services.GetRequiredService<ProviderProbeWorker>().RunOnceAsync(now, token)),
        ["status"] = (nameof(IOrderStore.ClaimPollsAsync), (services, now, token) => services.GetRequiredService<StatusSyncWorker>().RunOnceAsync(now, token)),
        ["requests"] = (nameof(IOrderStore.ClaimRequestAsync), (services, now, token) => services.GetRequiredService<OrderRequestWorker>().RunOnceAsync(now, token)),
        ["sweep"] = (nameof(IOrderStore.SweepAsync), (services, now, token) => services.GetRequiredService<OrderSweepWorker>().RunOnceAsync(now, token)),
        ["providers"] = (nameof(IOrderStore.FindMissingProvidersAsync), (services, now, token) => services.GetRequiredService<MissingProviderWorker>().RunOnceAsync(now, token)),
        ["alerts"] = (nameof(IOrderStore.ClaimOutboxAsync), (services, now, token) => services.GetRequiredService<AlertWorker>().RunOnceAsync(now, TurnScope.Of(token))),
        ["metrics"] = (nameof(IOrderStore.CountOrdersAsync), (services, now, token) => services.GetRequiredService<CountWorker>().RunOnceAsync(now, TurnScope.Of(token))),
        ["events bus"] = (nameof(IOrderStore.ClaimOutboxAsync), (services, now, token) => services.GetRequiredKeyedService<OrderEventWorker>("bus").RunOnceAsync(now, token)),
    };

    public static MatrixTheoryData<string, LoopFault> All => new(Loops.Keys, Enum.GetValues<LoopFault>());

    [Fact]
    public void Every_loop_is_tried() => Assert.Equal(
        Loops.Keys.Order(),
        FaultyHost.Register(new ServiceCollection()).Select(service => service.ImplementationInstance).OfType<RegisteredWorker>().Select(worker => worker.Loop).Order());

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_loop_goes_on_once_a_fault_is_over_and_is_alive_meanwhile(string name, LoopFault fault)
    {
        using var host = new FaultyHost(fault, Loops[name].Asks);
        DeferredLoop loop = host.LoopOf(name);
        await loop.StartAsync(CancellationToken.None);
        host.Lifetime.Start();

        await AssertGoesOnAsync(host, loop.Completion);

        host.Lifetime.StopApplication();
        await loop.StopAsync(CancellationToken.None);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_loop_that_guards_nothing_is_found(string name, LoopFault fault)
    {
        using var host = new FaultyHost(fault, Loops[name].Asks);
        using var loop = new Unguarded(host, Loops[name].Turn);
        await loop.StartAsync(CancellationToken.None);
        host.Lifetime.Start();

        _ = await Assert.ThrowsAnyAsync<XunitException>(() => AssertGoesOnAsync(host, loop.ExecuteTask!));

        Assert.NotEqual(HealthStatus.Healthy, await host.LiveAsync());
        await loop.StopAsync(CancellationToken.None);
    }

    private static async Task AssertGoesOnAsync(FaultyHost host, Task ended)
    {
        for (int sleeps = 0; sleeps < 6; sleeps++)
        {
            await host.PassAsync(ended);
            Assert.Equal(HealthStatus.Healthy, await host.LiveAsync());
        }

        (host.IsFaulty, int before) = (false, host.Asked);
        while (host.Asked == before)
        {
            await host.PassAsync(ended);
            await Task.Yield(); // Lanes run beside the loop, and what wakes here goes on at once.
        }

        Assert.Equal(HealthStatus.Healthy, await host.LiveAsync());
    }

    /// <summary>A loop as anybody would write it, right as long as nothing is thrown.</summary>
    private sealed class Unguarded(FaultyHost host, Func<IServiceProvider, DateTimeOffset, CancellationToken, Task> turn) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            LoopHeartbeats heartbeats = host.Services.GetRequiredService<LoopHeartbeats>();
            heartbeats.Started(host.Time.GetUtcNow());
            LoopHeartbeat heartbeat = heartbeats.Open("unguarded", "", host.Time.GetUtcNow());
            try
            {
                using WorkerLock held = await host.Services.GetRequiredService<IOrderStore>().TryLockWorkersAsync(stoppingToken);
                HostLog.Runs(host, "unguarded", "");
                while (!stoppingToken.IsCancellationRequested)
                {
                    await turn(host.Services, host.Time.GetUtcNow(), stoppingToken);
                    heartbeat.Beat(host.Time.GetUtcNow());
                    await Task.Delay(host.Services.GetRequiredService<IOptionsMonitor<OrderWorkersOptions>>().CurrentValue.LongestSleep, host.Time, stoppingToken);
                }
            }
            finally
            {
                heartbeat.End();
            }
        }
    }
}
