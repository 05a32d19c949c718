namespace SmmOrders.Hosting;

/// <summary>
/// The lanes of one provider. One of them at a time is the scout: it alone looks for something to do, so that an idle provider costs one
/// question however many lanes it has. As soon as its claim brings something, it makes room for the next scout and waits for the provider.
/// </summary>
#pragma warning disable CA1001 // Neither has a timer or a wait handle, so there is nothing to free.
internal sealed class ProviderLanes
#pragma warning restore CA1001
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _scout = new(1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenRegistration _withHost;
    private readonly List<Task> _lanes = [];
    private readonly string _provider;
    private readonly IProviderWorker _worker;
    private readonly LoopTools _tools;
    private readonly CancellationToken _aborting;
    private readonly LoopHeartbeat _heartbeat;
    private readonly LoopGuard _guard;
    private readonly OrderSignalListener? _listener;
    private int _running;
    private int _width;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    public ProviderLanes(string loop, string provider, IProviderWorker worker, LoopTools tools, TurnScope scope)
    {
        (_provider, _worker, _tools, _aborting) = (provider, worker, tools, scope.Aborting);
        _heartbeat = tools.Heartbeats.Open(loop, tools.Store, tools.Time.GetUtcNow(), provider);
        _guard = new(tools, _heartbeat);
        _listener = worker.IsHurried ? tools.Listen() : null;
        _withHost = scope.Stopping.UnsafeRegister(static stopping => ((CancellationTokenSource)stopping!).Cancel(), _stopping);
    }

    /// <summary>Once stopped, completes when the last lane has ended.</summary>
    public Task Completion
    {
        get
        {
            lock (_gate)
            {
                return Task.WhenAll([.. _lanes]);
            }
        }
    }

    /// <summary>Claims nothing more; what is under way is finished.</summary>
    public void Stop() => _stopping.Cancel();

    /// <summary>Sets how many lanes there are. A lane too many ends after its turn.</summary>
    /// <param name="width">How many; at least 1.</param>
    public void Widen(int width)
    {
        lock (_gate)
        {
            _width = Math.Max(1, width);
            while (_running < _width && !_stopping.IsCancellationRequested)
            {
                _running++;
                _lanes.Add(RunLaneAsync());
            }

            _ = _lanes.RemoveAll(lane => lane.IsCompleted);
        }
    }

    private async Task RunLaneAsync()
    {
        await Task.Yield();
        try
        {
            while (!IsOver())
            {
                await _guard.RunAsync(LookAsync, _stopping.Token).ConfigureAwait(false);
            }
        }
        finally
        {
            End();
        }
    }

    private async Task LookAsync()
    {
        await _scout.WaitAsync(_stopping.Token).ConfigureAwait(false);
        bool isScout = true;
        TurnScope scope = new(_stopping.Token, _aborting, MakeRoom);
        try
        {
            await ScoutAsync(() => isScout, scope).ConfigureAwait(false);
        }
        finally
        {
            MakeRoom();
        }

        // Called by this lane alone, one step after another.
        void MakeRoom()
        {
            if (isScout)
            {
                isScout = false;
                _ = _scout.Release();
            }
        }
    }

    private async Task ScoutAsync(Func<bool> isScout, TurnScope scope)
    {
        while (isScout() && !_stopping.IsCancellationRequested)
        {
            DateTimeOffset now = _tools.Time.GetUtcNow();
            if (NotBefore() is var notBefore && notBefore > now)
            {
                await _guard.SleepAsync(null, notBefore - now, now, _stopping.Token).ConfigureAwait(false);
                continue;
            }

            WorkerTurn? turn = await _guard.TurnAsync((at, with) => _worker.RunOnceAsync(_provider, at, with), scope).ConfigureAwait(false);
            if (turn is { Count: > 0, NextIn: { Ticks: > 0 } pause })
            {
                PauseUntil(_tools.Time.GetUtcNow() + pause);
            }
            else if (isScout() && turn is not (null or { Count: > 0 }))
            {
                await _guard.SleepAsync(_listener, turn.NextIn, now, _stopping.Token).ConfigureAwait(false);
            }
        }
    }

    private DateTimeOffset NotBefore()
    {
        lock (_gate)
        {
            return _notBefore;
        }
    }

    // A provider that asks for a pause gets it from all lanes.
    private void PauseUntil(DateTimeOffset at)
    {
        lock (_gate)
        {
            _notBefore = at > _notBefore ? at : _notBefore;
        }
    }

    private bool IsOver()
    {
        lock (_gate)
        {
            return _stopping.IsCancellationRequested || _running > _width;
        }
    }

    private void End()
    {
        lock (_gate)
        {
            if (--_running > 0 || !_stopping.IsCancellationRequested)
            {
                return;
            }
        }

        _ = _withHost.Unregister();
        _tools.Heartbeats.Close(_heartbeat);
    }
}
