using Microsoft.Extensions.Hosting;

namespace SmmOrders.Hosting;

/// <summary>A loop that is created when the host starts it: a host creates its services before it validates options, and what is missing would be named less well.</summary>
internal sealed class DeferredLoop(Func<LoopService> create) : IHostedService, IDisposable
{
    private LoopService? _loop;

    /// <summary>Completes when the loop has ended; before it is started, at once.</summary>
    internal Task Completion => _loop?.ExecuteTask ?? Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _loop = create();
        return _loop.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _loop?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public void Dispose() => _loop?.Dispose();
}
