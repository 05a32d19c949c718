using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>The loop around a worker that goes by provider: it follows the panel's providers, and runs lanes for each.</summary>
internal sealed class ProviderLoop(string loop, IProviderWorker worker, SmmProviders providers, LoopTools tools) : LoopService(loop, tools)
{
    // The list is at most twice 14 s behind the panel's table (SmmProvidersOptions): with this, every instance follows it within 30 s.
    internal static readonly TimeSpan FollowEvery = TimeSpan.FromSeconds(2);

    protected override async Task RunAsync(TurnScope scope)
    {
        var lanes = new Dictionary<string, ProviderLanes>(StringComparer.Ordinal);
        List<Task> leaving = [];
        try
        {
            while (!scope.Stopping.IsCancellationRequested)
            {
                // A list that cannot be read leaves the lanes as they are.
                await Guard.RunAsync(RoundAsync, scope.Stopping).ConfigureAwait(false);
            }
        }
        finally
        {
            foreach (ProviderLanes each in lanes.Values)
            {
                each.Stop();
            }

            await Task.WhenAll([.. leaving, .. lanes.Values.Select(each => each.Completion)]).ConfigureAwait(false);
        }

        async Task RoundAsync()
        {
            _ = await Guard.TurnAsync((_, _) => FollowAsync(lanes, leaving, scope), scope).ConfigureAwait(false);
            await Guard.SleepAsync(null, FollowEvery, default, scope.Stopping).ConfigureAwait(false);
        }
    }

    private async Task<WorkerTurn> FollowAsync(Dictionary<string, ProviderLanes> lanes, List<Task> leaving, TurnScope scope)
    {
        SmmProviderList list = await providers.ListAsync(scope.Stopping).ConfigureAwait(false);
        foreach (string name in lanes.Keys.Where(name => list.Find(name) is null).ToArray())
        {
            lanes[name].Stop();
            leaving.Add(lanes[name].Completion);
            _ = lanes.Remove(name);
            if (list.Faults.FirstOrDefault(fault => fault.Provider == name) is { } fault)
            {
                HostLog.ProviderUnusable(Tools.Logger, Loop, HostLog.InWords(Tools.Store), name, fault.Message);
            }
            else
            {
                HostLog.ProviderRemoved(Tools.Logger, Loop, HostLog.InWords(Tools.Store), name);
            }
        }

        foreach (string name in list.Providers.Select(provider => provider.Name))
        {
            bool isNew = !lanes.TryGetValue(name, out ProviderLanes? running);
            running ??= lanes[name] = new(Loop, name, worker, Tools, scope);
            running.Widen(worker.Lanes);
            if (isNew)
            {
                HostLog.ProviderAdded(Tools.Logger, Loop, HostLog.InWords(Tools.Store), name);
            }
        }

        _ = leaving.RemoveAll(task => task.IsCompleted);
        return WorkerTurn.Nothing(null);
    }
}
