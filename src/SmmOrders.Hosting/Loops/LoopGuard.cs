namespace SmmOrders.Hosting;

/// <summary>
/// What all that a loop does runs in, so that nothing ends it: what is thrown is counted, logged and alerted to, and the loop goes on after a
/// pause that doubles. It keeps the heartbeat, by which the health checks tell a loop that is no more.
/// </summary>
internal sealed class LoopGuard(LoopTools tools, LoopHeartbeat heartbeat)
{
    // So many failures in a row are no accident any more.
    private const int FailuresToAlert = 5;

    /// <summary>Runs work, and throws nothing.</summary>
    /// <param name="work">The work.</param>
    /// <param name="stopping">Ends the pause, and what is canceled by it is no failure.</param>
    public async Task RunAsync(Func<Task> work, CancellationToken stopping)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopped.
        }
#pragma warning disable CA1031 // Whatever it is, the loop goes on: a loop that ends is an outage that nobody notices.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            int failures = heartbeat.Failed(tools.Time.GetUtcNow());
            await PauseAsync(await TellAsync(exception, failures, stopping).ConfigureAwait(false), stopping).ConfigureAwait(false);
        }
    }

    /// <summary>Runs one turn.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="scope">What it runs under.</param>
    /// <returns>What it did; <see langword="null"/> if it threw, and the pause is over, or the loop stops.</returns>
    public async Task<WorkerTurn?> TurnAsync(Func<DateTimeOffset, TurnScope, Task<WorkerTurn>> turn, TurnScope scope)
    {
        WorkerTurn? done = null;
        await RunAsync(
            async () =>
            {
                heartbeat.Beat(tools.Time.GetUtcNow());
                WorkerTurn ended = await turn(tools.Time.GetUtcNow(), scope).ConfigureAwait(false);
                heartbeat.Succeeded(tools.Time.GetUtcNow());
                done = ended;
            },
            scope.Stopping).ConfigureAwait(false);
        return done;
    }

    /// <summary>Sleeps until the next turn is worthwhile, or the longest sleep is over, or the store has new work, or the loop stops.</summary>
    /// <param name="listener">Hears of new work; <see langword="null"/> for a loop that is not in a hurry.</param>
    /// <param name="nextIn">After how long the next turn is worthwhile; <see langword="null"/> if no time is known.</param>
    /// <param name="lastTurn">When the last turn began.</param>
    /// <param name="stopping">Ends the sleep, without throwing.</param>
    public async Task SleepAsync(OrderSignalListener? listener, TimeSpan? nextIn, DateTimeOffset lastTurn, CancellationToken stopping)
    {
        TimeSpan longest = tools.Options.LongestSleep;
        TimeSpan sleep = nextIn < longest ? nextIn.Value : longest;

        // A turn that did nothing and asks for another one at once must not keep a core busy.
        sleep = sleep < Shortest ? Shortest : sleep;
        if (listener is null)
        {
            await PauseAsync(sleep, stopping).ConfigureAwait(false);
            return;
        }

        heartbeat.Beat(tools.Time.GetUtcNow() + sleep);
        try
        {
            // The signal says neither for whom nor how much there is: many signals cause few looks.
            if (await listener.WaitAsync(sleep, tools.Time, stopping).ConfigureAwait(false) && lastTurn + WakePause - tools.Time.GetUtcNow() is { Ticks: > 0 } early)
            {
                await PauseAsync(early, stopping).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopped.
        }
    }

    /// <summary>Waits for a time that nothing shortens but a stop. A loop that sleeps as long as it was told to is alive.</summary>
    public async Task PauseAsync(TimeSpan pause, CancellationToken stopping)
    {
        heartbeat.Beat(tools.Time.GetUtcNow() + pause);
        await Task.Delay(pause, tools.Time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static TimeSpan Shortest => TimeSpan.FromMilliseconds(1);

    private static TimeSpan WakePause => TimeSpan.FromMilliseconds(50);

    private async Task<TimeSpan> TellAsync(Exception exception, int failures, CancellationToken stopping)
    {
        TimeSpan pause = new OrderWorkersOptions().PauseAfter(failures);
        try
        {
            pause = tools.Options.PauseAfter(failures);
            tools.Meter?.TurnFailed(heartbeat.Loop);
            HostLog.LoopFailed(tools.Logger, exception, heartbeat.Loop, HostLog.InWords(heartbeat.Store), HostLog.OfProvider(heartbeat.Provider), failures, pause);
            if (tools.Alerts is { } alerts && failures >= FailuresToAlert && !stopping.IsCancellationRequested)
            {
                await alerts.RaiseAsync(AlertTo(exception, failures), tools.Shutdown.Aborting).ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // A log that cannot be written ends no loop either. The failure is counted: the health check tells of it.
        catch (Exception)
#pragma warning restore CA1031
        {
        }

        return pause;
    }

    private OrderAlert AlertTo(Exception exception, int failures) => OrderAlert.About(
        OrderAlertKind.LoopFailing,
        $"{heartbeat.Loop}{HostLog.InWords(heartbeat.Store)}{HostLog.OfProvider(heartbeat.Provider)}",
        $"{exception.GetType().Name}, {failures} turns in a row. The log has it all.",
        tools.Time.GetUtcNow());
}
