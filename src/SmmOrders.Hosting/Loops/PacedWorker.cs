namespace SmmOrders.Hosting;

/// <summary>
/// A worker whose turns are only worthwhile at intervals of its own, and that nothing wakes: between them its loop asks in vain, without
/// the store.
/// </summary>
internal sealed class PacedWorker(IPlainWorker worker) : IPlainWorker
{
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    public bool IsHurried => false;

    public async Task<WorkerTurn> RunOnceAsync(DateTimeOffset now, TurnScope scope)
    {
        if (now < _next)
        {
            return WorkerTurn.Nothing(_next - now);
        }

        WorkerTurn turn = await worker.RunOnceAsync(now, scope).ConfigureAwait(false);
        _next = now + (turn.NextIn ?? TimeSpan.Zero);
        return turn;
    }
}
