namespace SmmOrders.Hosting;

/// <summary>Tells the alerts that were held back, and those that could not be told, once they are due.</summary>
internal sealed class AlertWorker(AlertDesk desk) : IPlainWorker
{
    public async Task<WorkerTurn> RunOnceAsync(DateTimeOffset now, TurnScope scope)
    {
        int told = await desk.TellDueAsync(scope.Aborting).ConfigureAwait(false);
        return told > 0 ? WorkerTurn.Done(told) : WorkerTurn.Nothing(nextIn: null);
    }
}
