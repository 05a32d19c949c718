using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SmmOrders.Hosting;

/// <summary>Holds the right to run workers on a store for all loops of this process, from the first that enters to the last that leaves.</summary>
internal sealed class WorkerGate(IOrderStore store, string name, Func<OrderWorkersOptions> options, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _gate = new();
    private WorkerLock? _held;
    private int _inside;

    /// <summary>Waits until the store lets workers run here.</summary>
    /// <param name="heartbeat">The heartbeat of the loop that enters.</param>
    /// <param name="stopping">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The host is stopping.</exception>
    public async Task EnterAsync(LoopHeartbeat heartbeat, CancellationToken stopping)
    {
        string? said = null;
        for (int failures = 0; ;)
        {
            TimeSpan pause = Options.LongestSleep;
            try
            {
                string? refusal = await TryEnterAsync(stopping).ConfigureAwait(false);
                heartbeat.Refused(time.GetUtcNow(), refusal);
                if (refusal is null)
                {
                    return;
                }

                failures = 0;
                if (said != refusal)
                {
                    HostLog.Waits(logger, HostLog.InWords(name), pause, refusal);
                    said = refusal;
                }
            }
#pragma warning disable CA1031 // A database that is away must not end the loop.
            catch (Exception exception) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
            {
                pause = Options.PauseAfter(++failures);
                _ = heartbeat.Failed(time.GetUtcNow());
                HostLog.LockFailed(logger, exception, HostLog.InWords(name), pause);
            }

            await Task.Delay(pause, time, stopping).ConfigureAwait(false);
        }
    }

    /// <summary>The loop has ended. After the last one, another process may run workers.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            if (--_inside == 0)
            {
                _held?.Dispose();
                _held = null;
            }
        }
    }

    public void Dispose()
    {
        _held?.Dispose();
        _turn.Dispose();
    }

    // Whatever they were changed to, the loop waits.
    private OrderWorkersOptions Options
    {
        get
        {
            try
            {
                return options();
            }
            catch (OptionsValidationException)
            {
                return new();
            }
        }
    }

    private async Task<string?> TryEnterAsync(CancellationToken stopping)
    {
        await _turn.WaitAsync(stopping).ConfigureAwait(false);
        try
        {
            lock (_gate)
            {
                if (_held is not null)
                {
                    _inside++;
                    return null;
                }
            }

            WorkerLock asked = await store.TryLockWorkersAsync(stopping).ConfigureAwait(false);
            if (!asked.IsHeld)
            {
                asked.Dispose();
                return asked.Refusal;
            }

            lock (_gate)
            {
                (_held, _inside) = (asked, _inside + 1);
            }

            return null;
        }
        finally
        {
            _ = _turn.Release();
        }
    }
}
