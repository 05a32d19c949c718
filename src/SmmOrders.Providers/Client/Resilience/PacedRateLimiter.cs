using System.Threading.RateLimiting;

namespace SmmOrders.Providers;

/// <summary>
/// Limits the number of requests that leave in any one-second window, and queues the rest: requests that change something before
/// requests that only read. It uses a <see cref="TimeProvider"/>.
/// </summary>
/// <remarks>
/// <para>
/// It counts when requests leave, not when they are permitted: at a cold start, many would wait for their connections and then
/// leave together with requests permitted a second later.
/// </para>
/// <para>
/// The platform's limiters allow up to twice the rate around a window's edge, and use no <see cref="TimeProvider"/>. This is not a
/// <see cref="RateLimiter"/>: a request takes exactly one permit, and nothing needs statistics.
/// </para>
/// </remarks>
internal sealed class PacedRateLimiter : IDisposable
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Waiter> _changes = new();
    private readonly LinkedList<Waiter> _reads = new();
    private readonly Queue<long> _departures = new();
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private int _perSecond;
    private int _queueLimit;
    private int _owners = 1;
    private int _inUse;
    private bool _disposed;

    internal PacedRateLimiter(int perSecond, int queueLimit, TimeProvider time)
    {
        _perSecond = perSecond;
        _queueLimit = queueLimit;
        _time = time;
        _timer = time.CreateTimer(static limiter => ((PacedRateLimiter)limiter!).LetGo(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits for a permit.</summary>
    /// <param name="onlyReads">Whether the request only reads; such requests let the others go first.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>A <see cref="PacePermit"/>; or a refusal, immediately, if too many requests of its kind already wait.</returns>
    /// <exception cref="OperationCanceledException">The caller canceled; no permit is lost.</exception>
    /// <exception cref="ObjectDisposedException">The limiter is disposed, or is before it is the caller's turn.</exception>
    internal ValueTask<RateLimitLease> AcquireAsync(bool onlyReads, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (cancellationToken.IsCancellationRequested)
            {
                return ValueTask.FromCanceled<RateLimitLease>(cancellationToken);
            }

            LinkedList<Waiter> queue = onlyReads ? _reads : _changes;
            if (_changes.Count == 0 && queue.Count == 0 && TryGrant())
            {
                return new(new PacePermit(this));
            }

            if (queue.Count >= _queueLimit)
            {
                return new(PaceRefusal.Instance);
            }

            LinkedListNode<Waiter> place = queue.AddLast(new Waiter());
            if (_changes.Count + _reads.Count == 1)
            {
                ArmTimer();
            }

            // Cancellation may happen right now: then the waiter leaves the queue before it is registered.
            place.Value.Cancellation = cancellationToken.UnsafeRegister(_ => GiveUp(place, cancellationToken), null);
            return new(place.Value.Task);
        }
    }

    /// <summary>Adds an owner: the limiter ends when every owner has disposed it.</summary>
    internal PacedRateLimiter Share()
    {
        lock (_gate)
        {
            _owners++;
            return this;
        }
    }

    /// <summary>Changes the rate. Requests already sent still count, and queued requests keep their place.</summary>
    internal void Change(int perSecond, int queueLimit)
    {
        lock (_gate)
        {
            (_perSecond, _queueLimit) = (perSecond, queueLimit);
            LetGo();
        }
    }

    /// <summary>Takes back a permit.</summary>
    internal void TakeBack(bool hasLeft)
    {
        lock (_gate)
        {
            _inUse--;
            if (hasLeft)
            {
                _departures.Enqueue(_time.GetTimestamp());
            }

            LetGo();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (--_owners > 0)
            {
                return;
            }

            _disposed = true;
            _timer.Dispose();
            while (Next() is { } waiter)
            {
                waiter.SetException(new ObjectDisposedException(nameof(SmmProviderClient), "The container is disposed of, and the request was not sent."));
            }
        }
    }

    private void LetGo()
    {
        lock (_gate)
        {
            while (_changes.Count + _reads.Count > 0 && TryGrant())
            {
                Next()!.SetResult(new PacePermit(this));
            }

            if (_changes.Count + _reads.Count > 0)
            {
                ArmTimer();
            }
        }
    }

    private bool TryGrant()
    {
        long now = _time.GetTimestamp();
        while (_departures.TryPeek(out long oldest) && now - oldest >= _time.TimestampFrequency)
        {
            _ = _departures.Dequeue();
        }

        bool mayGo = _inUse + _departures.Count < _perSecond;
        _inUse += mayGo ? 1 : 0;
        return mayGo;
    }

    // For the permit that is returned next; one that is still in use reports by itself. Rounded up, because a timer that fires
    // early would only be armed again.
    private void ArmTimer()
    {
        if (_departures.TryPeek(out long oldest))
        {
            TimeSpan wait = TimeSpan.FromSeconds(1) - _time.GetElapsedTime(oldest);
            _ = _timer.Change(TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(wait.TotalMilliseconds))), Timeout.InfiniteTimeSpan);
        }
    }

    private Waiter? Next()
    {
        LinkedList<Waiter> queue = _changes.Count > 0 ? _changes : _reads;
        Waiter? first = queue.First?.Value;
        if (first is not null)
        {
            queue.RemoveFirst();
            _ = first.Cancellation.Unregister();
        }

        return first;
    }

    private void GiveUp(LinkedListNode<Waiter> place, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // A waiter that got its permit is in no queue any more.
            if (place.List is { } queue)
            {
                queue.Remove(place);
                place.Value.SetCanceled(cancellationToken);
            }
        }
    }

    // Waiters continue on another thread, not inside the limiter's lock.
    private sealed class Waiter() : TaskCompletionSource<RateLimitLease>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        internal CancellationTokenRegistration Cancellation { get; set; }
    }
}
