using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting;

/// <summary>What every loop of a store uses.</summary>
internal sealed class LoopTools(
    string store, WorkerGate gate, LoopShutdown shutdown, LoopHeartbeats heartbeats, Func<OrderWorkersOptions> options, TimeProvider time, ILogger logger)
{
    /// <summary>The store's name; empty for the only one.</summary>
    public string Store { get; } = store;

    public WorkerGate Gate { get; } = gate;

    public LoopShutdown Shutdown { get; } = shutdown;

    public LoopHeartbeats Heartbeats { get; } = heartbeats;

    public TimeProvider Time { get; } = time;

    public ILogger Logger { get; } = logger;

    /// <summary>The options as they are now.</summary>
    public OrderWorkersOptions Options => options();

    /// <summary>Sleeps until the next turn is worthwhile, or the longest sleep is over, or the loop stops.</summary>
    /// <param name="nextIn">After how long the next turn is worthwhile; <see langword="null"/> if no time is known.</param>
    /// <param name="stopping">Ends the sleep, without throwing.</param>
    public async Task SleepAsync(TimeSpan? nextIn, CancellationToken stopping)
    {
        TimeSpan longest = Options.LongestSleep;
        TimeSpan sleep = nextIn < longest ? nextIn.Value : longest;

        // A turn that did nothing and asks for another one at once must not keep a core busy.
        await PauseAsync(sleep < Shortest ? Shortest : sleep, stopping).ConfigureAwait(false);
    }

    /// <summary>Waits for a time that nothing shortens but a stop.</summary>
    public async Task PauseAsync(TimeSpan pause, CancellationToken stopping) =>
        await Task.Delay(pause, Time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static TimeSpan Shortest => TimeSpan.FromMilliseconds(1);
}
