using System.Collections.Concurrent;

namespace SmmOrders.Hosting.Tests;

/// <summary>Keeps the alerts of all instances.</summary>
internal sealed class CountedAlerts : ISubmissionAlerts
{
    private readonly ConcurrentQueue<SubmissionStop> _all = new();

    public IReadOnlyCollection<SubmissionStop> All => _all;

    public Task StoppedAsync(SubmissionStop stop, CancellationToken cancellationToken)
    {
        _all.Enqueue(stop);
        return Task.CompletedTask;
    }
}
