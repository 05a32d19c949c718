namespace SmmOrders.Hosting;

/// <summary>A worker that does not go by provider: one lane.</summary>
internal interface IPlainWorker
{
    /// <summary>One turn.</summary>
    /// <param name="now">The current instant.</param>
    /// <param name="scope">What it runs under.</param>
    Task<WorkerTurn> RunOnceAsync(DateTimeOffset now, TurnScope scope);
}
