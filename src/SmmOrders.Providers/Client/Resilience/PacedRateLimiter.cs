using System.Threading.RateLimiting;

namespace SmmOrders.Providers;

/// <summary>
/// Lets at most so many requests go in any second, wherever the second begins, and the others wait in turn. On a
/// <see cref="TimeProvider"/>.
/// </summary>
/// <remarks>
/// The platform's own limiters let up to twice as many go around the edge of a window, and know no <see cref="TimeProvider"/>. This
/// is no <see cref="RateLimiter"/>: a request takes one permit, and nobody asks for more, for none, or for statistics.
/// </remarks>
internal sealed class PacedRateLimiter : IDisposable
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Waiter> _queue = new();
    private readonly long[] _granted;
    private readonly int _queueLimit;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private long _count;
    private bool _disposed;

    internal PacedRateLimiter(int perSecond, int queueLimit, TimeProvider time)
    {
        _granted = new long[perSecond];
        _queueLimit = queueLimit;
        _time = time;
        _timer = time.CreateTimer(static limiter => ((PacedRateLimiter)limiter!).LetGo(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits for a turn.</summary>
    /// <returns>A lease that is acquired; or one that is not, at once, where too many wait already.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up; it costs nobody a turn.</exception>
    /// <exception cref="ObjectDisposedException">The limiter has ended, or ends before it is the caller's turn.</exception>
    internal ValueTask<RateLimitLease> AcquireAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (cancellationToken.IsCancellationRequested)
            {
                return ValueTask.FromCanceled<RateLimitLease>(cancellationToken);
            }

            if (_queue.Count == 0 && this.TryGrant())
            {
                return new(Lease.Granted);
            }

            if (_queue.Count >= _queueLimit)
            {
                return new(Lease.Refused);
            }

            LinkedListNode<Waiter> place = _queue.AddLast(new Waiter());
            if (_queue.Count == 1)
            {
                this.ArmTimer();
            }

            // It may be canceled at this very moment: then it leaves the queue before it is registered.
            place.Value.Cancellation = cancellationToken.UnsafeRegister(_ => this.GiveUp(place, cancellationToken), null);
            return new(place.Value.Task);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _timer.Dispose();
            while (this.Next() is { } waiter)
            {
                waiter.SetException(new ObjectDisposedException(nameof(PacedRateLimiter)));
            }
        }
    }

    private void LetGo()
    {
        lock (_gate)
        {
            while (_queue.Count > 0 && this.TryGrant())
            {
                this.Next()!.SetResult(Lease.Granted);
            }

            if (_queue.Count > 0)
            {
                this.ArmTimer();
            }
        }
    }

    // The request may go when the one that went so many requests ago is a second away.
    private bool TryGrant()
    {
        long now = _time.GetTimestamp();
        ref long oldest = ref _granted[_count % _granted.Length];
        if (_count >= _granted.Length && now - oldest < _time.TimestampFrequency)
        {
            return false;
        }

        oldest = now;
        _count++;
        return true;
    }

    // Rounded up: a timer that fires early would only be armed again.
    private void ArmTimer()
    {
        long oldest = _granted[_count % _granted.Length];
        TimeSpan wait = TimeSpan.FromSeconds(1) - _time.GetElapsedTime(oldest);
        _ = _timer.Change(TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(wait.TotalMilliseconds))), Timeout.InfiniteTimeSpan);
    }

    private Waiter? Next()
    {
        Waiter? first = _queue.First?.Value;
        if (first is not null)
        {
            _queue.RemoveFirst();
            _ = first.Cancellation.Unregister();
        }

        return first;
    }

    private void GiveUp(LinkedListNode<Waiter> place, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // Who has had a turn is in no queue any more.
            if (place.List is not null)
            {
                _queue.Remove(place);
                place.Value.SetCanceled(cancellationToken);
            }
        }
    }

    // Whoever waits goes on elsewhere, not inside the limiter's lock.
    private sealed class Waiter() : TaskCompletionSource<RateLimitLease>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        internal CancellationTokenRegistration Cancellation { get; set; }
    }

    private sealed class Lease(bool isAcquired) : RateLimitLease
    {
        internal static readonly Lease Granted = new(true);
        internal static readonly Lease Refused = new(false);

        public override bool IsAcquired => isAcquired;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
