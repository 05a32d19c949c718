using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SmmOrders.Hosting;

/// <summary>What every loop of a store uses.</summary>
internal sealed class LoopTools(
    string store, WorkerGate gate, LoopShutdown shutdown, LoopHeartbeats heartbeats, Func<OrderWorkersOptions> options, OrderSignal signal, TimeProvider time, ILogger logger)
{
    private OrderWorkersOptions? _valid;
    private string? _fault;

    /// <summary>The store's name; empty for the only one.</summary>
    public string Store { get; } = store;

    public WorkerGate Gate { get; } = gate;

    public LoopShutdown Shutdown { get; } = shutdown;

    public LoopHeartbeats Heartbeats { get; } = heartbeats;

    public TimeProvider Time { get; } = time;

    /// <summary>Counts the turns that throw; <see langword="null"/> to count nothing.</summary>
    public OrderMeter? Meter { get; init; }

    /// <summary>Alerts to a loop that keeps failing; <see langword="null"/> to leave it at the log.</summary>
    public AlertDesk? Alerts { get; init; }

    public ILogger Logger { get; } = logger;

    /// <summary>The options as they are now. Options that were changed to what is not valid leave the last that were.</summary>
    public OrderWorkersOptions Options
    {
        get
        {
            try
            {
                OrderWorkersOptions now = options();
                Volatile.Write(ref _valid, now);
                return now;
            }
            catch (OptionsValidationException exception)
            {
                if (Interlocked.Exchange(ref _fault, exception.Message) != exception.Message)
                {
                    HostLog.NotValid(Logger, exception, HostLog.InWords(Store));
                }

                return Volatile.Read(ref _valid) ?? new();
            }
        }
    }

    /// <summary>Runs what a loop does around its turns. A fault there ends no loop either: it is logged, and the loop goes on after a pause.</summary>
    public async Task GuardAsync(string loop, Func<Task> work, CancellationToken stopping)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopped.
        }
#pragma warning disable CA1031 // Whatever it is, the loop goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            HostLog.Guarded(Logger, exception, loop, HostLog.InWords(Store));
            await PauseAsync(TimeSpan.FromSeconds(1), stopping).ConfigureAwait(false);
        }
    }

    /// <summary>Starts to listen to the store's signal.</summary>
    public OrderSignalListener Listen() => new(signal);

    /// <summary>Sleeps until the next turn is worthwhile, or the longest sleep is over, or the store has new work, or the loop stops.</summary>
    /// <param name="listener">Hears of new work; <see langword="null"/> for a loop that is not in a hurry.</param>
    /// <param name="nextIn">After how long the next turn is worthwhile; <see langword="null"/> if no time is known.</param>
    /// <param name="lastTurn">When the last turn began.</param>
    /// <param name="stopping">Ends the sleep, without throwing.</param>
    public async Task SleepAsync(OrderSignalListener? listener, TimeSpan? nextIn, DateTimeOffset lastTurn, CancellationToken stopping)
    {
        TimeSpan longest = Options.LongestSleep;
        TimeSpan sleep = nextIn < longest ? nextIn.Value : longest;

        // A turn that did nothing and asks for another one at once must not keep a core busy.
        sleep = sleep < Shortest ? Shortest : sleep;
        if (listener is null)
        {
            await PauseAsync(sleep, stopping).ConfigureAwait(false);
            return;
        }

        try
        {
            // The signal says neither for whom nor how much there is: many signals cause few looks.
            if (await listener.WaitAsync(sleep, Time, stopping).ConfigureAwait(false) && lastTurn + WakePause - Time.GetUtcNow() is { Ticks: > 0 } early)
            {
                await PauseAsync(early, stopping).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopped.
        }
    }

    /// <summary>Waits for a time that nothing shortens but a stop.</summary>
    public async Task PauseAsync(TimeSpan pause, CancellationToken stopping) =>
        await Task.Delay(pause, Time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static TimeSpan Shortest => TimeSpan.FromMilliseconds(1);

    private static TimeSpan WakePause => TimeSpan.FromMilliseconds(50);
}
