using System.Threading.RateLimiting;

namespace SmmOrders.Providers;

/// <summary>
/// Lets at most so many requests leave in any second, wherever the second begins, and the others wait in turn: those that change
/// something before those that only read. On a <see cref="TimeProvider"/>.
/// </summary>
/// <remarks>
/// <para>
/// What counts is when a request leaves, not when it may: at a cold start many would wait for their connections together, and
/// leave together with those that may go a second later.
/// </para>
/// <para>
/// The platform's own limiters let up to twice as many go around the edge of a window, and know no <see cref="TimeProvider"/>. This
/// is no <see cref="RateLimiter"/>: a request takes one permit, and nobody asks for more, for none, or for statistics.
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

    /// <summary>Waits for a turn.</summary>
    /// <param name="onlyReads">Whether the request only reads: then it lets the others go first.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>A <see cref="PacePermit"/>; or a refusal, at once, where too many of its sort wait already.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up; it costs nobody a turn.</exception>
    /// <exception cref="ObjectDisposedException">The limiter has ended, or ends before it is the caller's turn.</exception>
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

            // It may be canceled at this very moment: then it leaves the queue before it is registered.
            place.Value.Cancellation = cancellationToken.UnsafeRegister(_ => GiveUp(place, cancellationToken), null);
            return new(place.Value.Task);
        }
    }

    /// <summary>Gives it another owner: it ends when all of them have disposed of it.</summary>
    internal PacedRateLimiter Share()
    {
        lock (_gate)
        {
            _owners++;
            return this;
        }
    }

    /// <summary>Changes the pace. What has left already counts, and what waits keeps its place.</summary>
    internal void Change(int perSecond, int queueLimit)
    {
        lock (_gate)
        {
            (_perSecond, _queueLimit) = (perSecond, queueLimit);
            LetGo();
        }
    }

    /// <summary>A permit is not in use any more.</summary>
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

    // For the permit that comes back next; one that is in use says so by itself. Rounded up: a timer that fires early would only be
    // armed again.
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
            // Who has had a turn is in no queue any more.
            if (place.List is { } queue)
            {
                queue.Remove(place);
                place.Value.SetCanceled(cancellationToken);
            }
        }
    }

    // Whoever waits goes on elsewhere, not inside the limiter's lock.
    private sealed class Waiter() : TaskCompletionSource<RateLimitLease>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        internal CancellationTokenRegistration Cancellation { get; set; }
    }
}
