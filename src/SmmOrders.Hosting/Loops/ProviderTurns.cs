using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>Turns of a worker for all providers of the panel.</summary>
internal static class ProviderTurns
{
    /// <summary>One turn for each provider, side by side.</summary>
    internal static async Task<WorkerTurn> RunAsync(IProviderWorker worker, SmmProviders providers, DateTimeOffset now, TurnScope scope)
    {
        SmmProviderList list = await providers.ListAsync(scope.Stopping).ConfigureAwait(false);
        return WorkerTurn.Sum(await Task.WhenAll(list.Providers.Select(provider => worker.RunOnceAsync(provider.Name, now, scope))).ConfigureAwait(false));
    }
}
