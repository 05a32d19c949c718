using Microsoft.Extensions.Hosting;

namespace SmmOrders.Hosting;

/// <summary>When all loops of the host start, and the two phases in which they stop: together, although a host starts and stops its services one after another.</summary>
internal sealed class LoopShutdown(IHostApplicationLifetime lifetime, LoopHeartbeats heartbeats, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource _aborting = new();

    // From now on loops are missed.
    private readonly CancellationTokenRegistration _started = lifetime.ApplicationStarted.Register(() => heartbeats.Started(time.GetUtcNow()));

    /// <summary>The first phase: the host is stopping.</summary>
    public CancellationToken Stopping => lifetime.ApplicationStopping;

    /// <summary>The second phase: the host's time to shut down is over.</summary>
    public CancellationToken Aborting => _aborting.Token;

    public void Abort() => _aborting.Cancel();

    public void Dispose()
    {
        _started.Dispose();
        _aborting.Dispose();
    }

    /// <summary>Waits until everything of the host has started: the database is migrated, and the server listens.</summary>
    /// <returns>Whether it has; otherwise the host stops before.</returns>
    public async Task<bool> WaitForStartAsync(CancellationToken stopping)
    {
        TaskCompletionSource<bool> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using (lifetime.ApplicationStarted.UnsafeRegister(_ => started.TrySetResult(true), null))
        using (stopping.UnsafeRegister(_ => started.TrySetResult(false), null))
        {
            return await started.Task.ConfigureAwait(false);
        }
    }
}
