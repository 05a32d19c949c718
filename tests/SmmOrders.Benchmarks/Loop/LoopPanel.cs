using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SmmOrders.Benchmarks;

/// <summary>A panel whose open orders are polled by the status sync, in a host as in production.</summary>
internal static class LoopPanel
{
    public const string Argument = "--panel";

    private const int WarmUp = 2_000;

    /// <summary>Each order is due again at once, so that there is always something to do, however few they are.</summary>
    public static PollPolicy Polling { get; } = PollPolicy.Default with { Processing = Interval, InProgress = Interval, Longest = Interval };

    private static TimeSpan Interval => TimeSpan.FromMilliseconds(250);

    /// <summary>Starts a host, measures while it polls so many orders, and stops it.</summary>
    /// <param name="database">The connection string.</param>
    /// <param name="provider">The provider's address.</param>
    /// <param name="orders">How many, after some that warm up.</param>
    /// <param name="cpu">The processor times.</param>
    public static async Task<LoopRound> RunAsync(string database, Uri provider, int orders, Func<CpuTimes> cpu)
    {
        using var watch = new LoopWatch();
        using IHost host = Build(database, provider);
        await host.StartAsync();
        LoopSums before = await watch.ReachAsync(WarmUp);
        (long start, CpuTimes cpuBefore) = (Stopwatch.GetTimestamp(), cpu());
        LoopSums after = await watch.ReachAsync(orders);
        (TimeSpan elapsed, CpuTimes cpuAfter) = (Stopwatch.GetElapsedTime(start), cpu());
        await host.StopAsync();
        return new(after - before, elapsed, cpuAfter - cpuBefore, GC.GetTotalMemory(forceFullCollection: true));
    }

    /// <summary>What a process of its own does: one round, of which it writes the managed heap and its peak of physical memory, in bytes.</summary>
    public static async Task MeasureMemoryAsync(string database, Uri provider, int orders)
    {
        LoopRound round = await RunAsync(database, provider, orders, () => default);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{round.Heap} {process.PeakWorkingSet64}"));
        _ = await Console.In.ReadToEndAsync();
    }

    private static IHost Build(string database, Uri provider)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        _ = builder.Services
            .AddShop(options => options.UseNpgsql(database), Polling)
            .AddSmmProvider(OpenOrders.Provider, options =>
            {
                options.Address = provider;
                options.ApiKey = new(ProviderProcess.Key);
                options.RequestsPerSecond = 10_000; // the most there is: no limit that would be felt
            })
            .AddStatusSync();
        return builder.Build();
    }
}
