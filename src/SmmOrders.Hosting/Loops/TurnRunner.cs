namespace SmmOrders.Hosting;

/// <summary>Runs turns so that none of them ends its loop: what a turn throws is logged and counted, and the next one follows after a pause.</summary>
internal sealed class TurnRunner(LoopTools tools, LoopHeartbeat heartbeat)
{
    // So many turns in a row are no accident any more.
    private const int FailuresToAlert = 5;

    /// <summary>Runs one turn.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="scope">What it runs under.</param>
    /// <returns>What it did; <see langword="null"/> if it threw, and the pause is over.</returns>
    public async Task<WorkerTurn?> RunAsync(Func<DateTimeOffset, TurnScope, Task<WorkerTurn>> turn, TurnScope scope)
    {
        heartbeat.Beat(tools.Time.GetUtcNow());
        try
        {
            WorkerTurn done = await turn(tools.Time.GetUtcNow(), scope).ConfigureAwait(false);
            heartbeat.Succeeded(tools.Time.GetUtcNow());
            return done;
        }
        catch (OperationCanceledException) when (scope.Stopping.IsCancellationRequested)
        {
            return null;
        }
#pragma warning disable CA1031 // Whatever it is, the loop goes on: a loop that ends is an outage that nobody notices.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            int failures = heartbeat.Failed(tools.Time.GetUtcNow());
            TimeSpan pause = tools.Options.PauseAfter(failures);
            HostLog.TurnFailed(
                tools.Logger, exception, heartbeat.Loop, HostLog.InWords(heartbeat.Store), HostLog.OfProvider(heartbeat.Provider), failures, pause);
            tools.Meter?.TurnFailed(heartbeat.Loop);
            await AlertAsync(exception, failures, scope).ConfigureAwait(false);
            await tools.PauseAsync(pause, scope.Stopping).ConfigureAwait(false);
            return null;
        }
    }

    private Task AlertAsync(Exception exception, int failures, TurnScope scope) => tools.Alerts is not { } alerts || failures < FailuresToAlert || scope.Stopping.IsCancellationRequested
        ? Task.CompletedTask
        : alerts.RaiseAsync(
            OrderAlert.About(
                OrderAlertKind.LoopFailing,
                $"{heartbeat.Loop}{HostLog.InWords(heartbeat.Store)}{HostLog.OfProvider(heartbeat.Provider)}",
                $"{exception.GetType().Name}, {failures} turns in a row. The log has it all.",
                tools.Time.GetUtcNow()),
            scope.Aborting);
}
