using Microsoft.Extensions.Hosting;

namespace SmmOrders.Hosting;

/// <summary>
/// The loop around a worker: it starts once the host has, enters the store's gate, runs turns until the host stops, and stops in two
/// phases. First nothing is claimed any more, and what is under way is finished or given back; when the host's time to shut down is over,
/// requests under way are canceled.
/// </summary>
internal abstract class LoopService(string loop, LoopTools tools) : BackgroundService
{
    private readonly LoopHeartbeat _heartbeat = tools.Heartbeats.Open(loop, tools.Store);

    /// <summary>The loop's name.</summary>
    public string Loop { get; } = loop;

    protected LoopTools Tools { get; } = tools;

    protected LoopHeartbeat Heartbeat => _heartbeat;

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
        try
        {
            if (!await Tools.Shutdown.WaitForStartAsync(stopping.Token).ConfigureAwait(false))
            {
                return;
            }

            await Tools.Gate.EnterAsync(_heartbeat, stopping.Token).ConfigureAwait(false);
            try
            {
                HostLog.Runs(Tools.Logger, Loop, HostLog.InWords(Tools.Store));
                await RunAsync(new(stopping.Token, Tools.Shutdown.Aborting)).ConfigureAwait(false);
            }
            finally
            {
                Tools.Gate.Leave();
                HostLog.Ended(Tools.Logger, Loop, HostLog.InWords(Tools.Store));
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // It was stopped while it waited for the gate.
        }
        finally
        {
            Tools.Heartbeats.Close(_heartbeat);
        }
    }

    /// <summary>Runs turns until the scope stops. What turns throw is no concern of its callers.</summary>
    protected abstract Task RunAsync(TurnScope scope);
}
