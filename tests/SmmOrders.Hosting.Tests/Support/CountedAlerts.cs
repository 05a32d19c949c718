using System.Collections.Concurrent;

namespace SmmOrders.Hosting.Tests;

/// <summary>Keeps the alerts of all instances.</summary>
internal sealed class CountedAlerts : ISubmissionAlerts
{
    private readonly ConcurrentQueue<SubmissionStop> _all = new();
    private readonly ConcurrentQueue<SubmissionStop> _still = new();

    /// <summary>What stopped.</summary>
    public IReadOnlyCollection<SubmissionStop> All => _all;

    /// <summary>What a probe found stopped still.</summary>
    public IReadOnlyCollection<SubmissionStop> Still => _still;

    public Task StoppedAsync(SubmissionStop stop, CancellationToken cancellationToken)
    {
        _all.Enqueue(stop);
        return Task.CompletedTask;
    }

    public Task StillStoppedAsync(SubmissionStop stop, CancellationToken cancellationToken)
    {
        _still.Enqueue(stop);
        return Task.CompletedTask;
    }
}
