using System.Threading.RateLimiting;

namespace SmmOrders.Providers;

/// <summary>
/// Lets at most so many requests go in any second, wherever the second begins, and the others wait in turn. On a
/// <see cref="TimeProvider"/>. The platform's own limiters let up to twice as many go around the edge of a window.
/// </summary>
internal sealed class PacedRateLimiter : RateLimiter
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

    public override TimeSpan? IdleDuration => null;

    public override RateLimiterStatistics? GetStatistics()
    {
        lock (_gate)
        {
            return new() { CurrentQueuedCount = _queue.Count, TotalSuccessfulLeases = _count };
        }
    }

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (_gate)
        {
            return _queue.Count == 0 && this.TryGrant() ? Lease.Granted : Lease.Refused;
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_queue.Count == 0 && this.TryGrant())
            {
                return new(Lease.Granted);
            }

            if (_queue.Count >= _queueLimit)
            {
                return new(Lease.Refused);
            }

            var waiter = new Waiter(this, cancellationToken);
            waiter.Place = _queue.AddLast(waiter);
            if (_queue.Count == 1)
            {
                this.ArmTimer();
            }

            return new(waiter.Wait());
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing)
        {
            return;
        }

        lock (_gate)
        {
            _disposed = true;
            _timer.Dispose();
            while (_queue.First is { } first)
            {
                this.Leave(first.Value);
                first.Value.Answer(Lease.Refused);
            }
        }
    }

    protected override ValueTask DisposeAsyncCore()
    {
        this.Dispose(disposing: true);
        return base.DisposeAsyncCore();
    }

    private void LetGo()
    {
        lock (_gate)
        {
            while (!_disposed && _queue.First is { } first && this.TryGrant())
            {
                this.Leave(first.Value);
                first.Value.Answer(Lease.Granted);
            }

            if (!_disposed && _queue.Count > 0)
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

    private void Leave(Waiter waiter)
    {
        _queue.Remove(waiter.Place!);
        waiter.Place = null;
    }

    private void GiveUp(Waiter waiter)
    {
        lock (_gate)
        {
            if (waiter.Place is null)
            {
                return;
            }

            this.Leave(waiter);
            waiter.GiveUp();
        }
    }

    private sealed class Lease : RateLimitLease
    {
        internal static readonly Lease Granted = new(true);
        internal static readonly Lease Refused = new(false);

        private Lease(bool acquired) => IsAcquired = acquired;

        public override bool IsAcquired { get; }

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }

    private sealed class Waiter(PacedRateLimiter limiter, CancellationToken cancellation)
    {
        // Whoever waits goes on elsewhere, not inside the limiter's lock.
        private readonly TaskCompletionSource<RateLimitLease> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private CancellationTokenRegistration _registration;

        internal LinkedListNode<Waiter>? Place { get; set; }

        internal Task<RateLimitLease> Wait()
        {
            _registration = cancellation.UnsafeRegister(static waiter => ((Waiter)waiter!).Leave(), this);
            return _answer.Task;
        }

        internal void Answer(RateLimitLease lease)
        {
            _ = _registration.Unregister();
            _answer.SetResult(lease);
        }

        internal void GiveUp() => _answer.SetCanceled(cancellation);

        private void Leave() => limiter.GiveUp(this);
    }
}
