namespace SmmOrders.Hosting;

/// <summary>The loop around a worker that does not go by provider.</summary>
internal sealed class PlainLoop(string loop, IPlainWorker worker, LoopTools tools) : LoopService(loop, tools)
{
    protected override async Task RunAsync(TurnScope scope)
    {
        var runner = new TurnRunner(Tools, Heartbeat);
        while (!scope.Stopping.IsCancellationRequested)
        {
            WorkerTurn? turn = await runner.RunAsync(worker.RunOnceAsync, scope).ConfigureAwait(false);
            if (turn is not (null or { Count: > 0, NextIn.Ticks: 0 }))
            {
                await Tools.SleepAsync(turn.NextIn, scope.Stopping).ConfigureAwait(false);
            }
        }
    }
}
