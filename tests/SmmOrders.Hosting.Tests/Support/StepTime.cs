using Microsoft.Extensions.Time.Testing;

namespace SmmOrders.Hosting.Tests;

/// <summary>
/// A clock that steps from one timer to the next, once everybody waits: what happens between two steps is complete, however the threads run.
/// </summary>
internal sealed class StepTime() : FakeTimeProvider(WatchedTime.Noon)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<object, DateTimeOffset> _armed = [];

    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _armed.Count;
            }
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        object key = new();
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            lock (_gate)
            {
                _armed[key] = GetUtcNow() + dueTime;
            }
        }

        return new StepTimer(
            base.CreateTimer(
                with =>
                {
                    Disarm(key);
                    callback(with);
                },
                state, dueTime, period),
            () => Disarm(key));
    }

    /// <summary>Waits until so many sleep, which is everybody, and moves the clock to the first who wakes, but not past an instant.</summary>
    public async Task StepAsync(Func<int> everybody, DateTimeOffset end, CancellationToken cancellationToken)
    {
        while (Waiting != everybody())
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        DateTimeOffset next;
        lock (_gate)
        {
            next = _armed.Values.Min();
        }

        Advance((next < end ? next : end) - GetUtcNow());
    }

    private void Disarm(object key)
    {
        lock (_gate)
        {
            _ = _armed.Remove(key);
        }
    }

    private sealed class StepTimer(ITimer inner, Action disarm) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException("Delays alone are counted.");

        public void Dispose()
        {
            disarm();
            inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            disarm();
            return inner.DisposeAsync();
        }
    }
}
