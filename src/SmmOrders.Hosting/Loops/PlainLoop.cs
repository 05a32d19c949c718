namespace SmmOrders.Hosting;

/// <summary>The loop around a worker that does not go by provider.</summary>
internal sealed class PlainLoop(string loop, IPlainWorker worker, LoopTools tools) : LoopService(loop, tools)
{
    protected override async Task RunAsync(TurnScope scope)
    {
        OrderSignalListener? listener = worker.IsHurried ? Tools.Listen() : null;
        while (!scope.Stopping.IsCancellationRequested)
        {
            await Guard.RunAsync(RoundAsync, scope.Stopping).ConfigureAwait(false);
        }

        async Task RoundAsync()
        {
            DateTimeOffset began = Tools.Time.GetUtcNow();
            WorkerTurn? turn = await Guard.TurnAsync(worker.RunOnceAsync, scope).ConfigureAwait(false);
            if (turn is not (null or { Count: > 0, NextIn.Ticks: 0 }))
            {
                await Guard.SleepAsync(listener, turn.NextIn, began, scope.Stopping).ConfigureAwait(false);
            }
        }
    }
}
