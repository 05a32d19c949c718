namespace SmmOrders.Hosting;

/// <summary>
/// Alerts to what a person should look at, from the outbox of a store that names the sink; and tells what was held back, and what could not
/// be told, once it is due.
/// </summary>
/// <param name="desk">Where alerts are brought to.</param>
/// <param name="store">The store.</param>
/// <param name="attentionOf">Makes the worker of the sink that the options name now; it has no state.</param>
internal sealed class AlertWorker(AlertDesk desk, IOrderStore store, Func<OrderEventWorker> attentionOf) : IPlainWorker
{
    public bool IsHurried => false;

    public async Task<WorkerTurn> RunOnceAsync(DateTimeOffset now, TurnScope scope)
    {
        WorkerTurn told = WorkerTurn.Nothing(nextIn: null);
        OrderEventWorker attention = attentionOf();
        if (store.OutboxSinks.Contains(attention.Sink))
        {
            told = await ((IPlainWorker)attention).RunOnceAsync(now, scope).ConfigureAwait(false);
        }

        int due = await desk.TellDueAsync(scope.Aborting).ConfigureAwait(false);
        return due > 0 ? WorkerTurn.Done(told.Count + due) : told;
    }
}
