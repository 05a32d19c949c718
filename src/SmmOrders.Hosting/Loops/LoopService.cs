using Microsoft.Extensions.Hosting;

namespace SmmOrders.Hosting;

/// <summary>
/// The loop around a worker: it starts once the host has, enters the store's gate, runs turns until the host stops, and stops in two
/// phases. First nothing is claimed any more, and what is under way is finished or given back; when the host's time to shut down is over,
/// requests under way are canceled. Nothing else ends it.
/// </summary>
internal abstract class LoopService(string loop, LoopTools tools) : BackgroundService
{
    private readonly LoopHeartbeat _heartbeat = tools.Heartbeats.Open(loop, tools.Store, tools.Time.GetUtcNow());

    /// <summary>The loop's name.</summary>
    public string Loop { get; } = loop;

    protected LoopTools Tools { get; } = tools;

    protected LoopGuard Guard => field ??= new(Tools, _heartbeat);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        if (ExecuteTask is not { IsCompleted: false } running)
        {
            return;
        }

        HostLog.Aborted(Tools.Logger, Loop, HostLog.InWords(Tools.Store));
        Tools.Shutdown.Abort();
        try
        {
            await running.WaitAsync(Tools.Options.StoreGrace, Tools.Time, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            HostLog.Abandoned(Tools.Logger, Loop, HostLog.InWords(Tools.Store));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, Tools.Shutdown.Stopping);
        TurnScope scope = new(stopping.Token, Tools.Shutdown.Aborting);
        try
        {
            if (await Tools.Shutdown.WaitForStartAsync(scope.Stopping).ConfigureAwait(false))
            {
                while (!scope.Stopping.IsCancellationRequested)
                {
                    await Guard.RunAsync(() => EnterAsync(scope), scope.Stopping).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            if (scope.Stopping.IsCancellationRequested)
            {
                Tools.Heartbeats.Close(_heartbeat);
            }
            else
            {
                _heartbeat.End();
            }
        }
    }

    /// <summary>Runs turns until the scope stops. What it throws, and that it ends before, is a failure: it is called again after a pause.</summary>
    protected abstract Task RunAsync(TurnScope scope);

    private async Task EnterAsync(TurnScope scope)
    {
        await Tools.Gate.EnterAsync(_heartbeat, scope.Stopping).ConfigureAwait(false);
        try
        {
            HostLog.Runs(Tools.Logger, Loop, HostLog.InWords(Tools.Store));
            await RunAsync(scope).ConfigureAwait(false);
        }
        finally
        {
            Tools.Gate.Leave();
            HostLog.Ended(Tools.Logger, Loop, HostLog.InWords(Tools.Store));
        }

        if (!scope.Stopping.IsCancellationRequested)
        {
            throw new InvalidOperationException($"The {Loop} loop{HostLog.InWords(Tools.Store)} ended although the host runs.");
        }
    }
}
