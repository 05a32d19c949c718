using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting;

/// <summary>
/// Holds the right to run workers on a store for all loops of this process, from the first that enters to the last that leaves; and sees to
/// it that what must be true before any of them claims is true.
/// </summary>
internal sealed class WorkerGate(IOrderStore store, string name, Func<OrderWorkersOptions> options, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _gate = new();
    private WorkerLock? _held;
    private int _inside;
    private bool _isPrepared;
    private string? _said;

    /// <summary>Runs once, with the right to work, before the first loop enters. If it throws, none enters, and it runs again when one tries again.</summary>
    public Func<DateTimeOffset, CancellationToken, Task> Prepare { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Waits until the store lets workers run here.</summary>
    /// <param name="heartbeat">The heartbeat of the loop that enters.</param>
    /// <param name="stopping">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The host is stopping.</exception>
    public async Task EnterAsync(LoopHeartbeat heartbeat, CancellationToken stopping)
    {
        while (await TryEnterAsync(stopping).ConfigureAwait(false) is { } refusal)
        {
            TimeSpan pause = options().LongestSleep;
            heartbeat.Succeeded(time.GetUtcNow() + pause);
            if (Interlocked.Exchange(ref _said, refusal) != refusal)
            {
                HostLog.Waits(logger, HostLog.InWords(name), pause, refusal);
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

    private async Task<string?> TryEnterAsync(CancellationToken stopping)
    {
        await _turn.WaitAsync(stopping).ConfigureAwait(false);
        try
        {
            if (!TryJoin())
            {
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
            }

            await PrepareAsync(stopping).ConfigureAwait(false);
            return null;
        }
        finally
        {
            _ = _turn.Release();
        }
    }

    private bool TryJoin()
    {
        lock (_gate)
        {
            _inside += _held is null ? 0 : 1;
            return _held is not null;
        }
    }

    private async Task PrepareAsync(CancellationToken stopping)
    {
        if (_isPrepared)
        {
            return;
        }

        try
        {
            await Prepare(time.GetUtcNow(), stopping).ConfigureAwait(false);
            _isPrepared = true;
        }
        catch
        {
            Leave();
            throw;
        }
    }
}
