namespace SmmOrders.Hosting;

/// <summary>A worker that goes by provider: the loop runs turns for each provider in lanes of their own, so that a slow one never delays the others.</summary>
internal interface IProviderWorker
{
    /// <summary>Whether its loop wakes as soon as the store of this process has new work (<see cref="IOrderStore.Signal"/>).</summary>
    bool IsHurried { get; }

    /// <summary>How many turns may be under way at once for a provider, in this process; at least 1. Read again and again, so that it follows its options.</summary>
    int Lanes { get; }

    /// <summary>One claim, one request, one answer stored.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="now">The current instant.</param>
    /// <param name="scope">What it runs under.</param>
    Task<WorkerTurn> RunOnceAsync(string provider, DateTimeOffset now, TurnScope scope);
}
