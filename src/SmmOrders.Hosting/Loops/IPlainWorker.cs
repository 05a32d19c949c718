namespace SmmOrders.Hosting;

/// <summary>A worker that does not go by provider: one lane.</summary>
internal interface IPlainWorker
{
    /// <summary>Whether its loop wakes as soon as the store of this process has new work (<see cref="IOrderStore.Signal"/>).</summary>
    bool IsHurried { get; }

    /// <summary>One turn.</summary>
    /// <param name="now">The current instant.</param>
    /// <param name="scope">What it runs under.</param>
    Task<WorkerTurn> RunOnceAsync(DateTimeOffset now, TurnScope scope);
}
