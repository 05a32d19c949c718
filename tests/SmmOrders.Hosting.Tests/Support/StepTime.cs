using Microsoft.Extensions.Time.Testing;

namespace SmmOrders.Hosting.Tests;

/// <summary>
/// A clock that steps from one timer to the next, once everybody waits: what happens between two steps is complete, however the threads run.
/// </summary>
internal sealed class StepTime() : FakeTimeProvider(WatchedTime.Noon)
{
    /// <summary>The own time of a provider whose calls never time out here: their bound is nobody's sleep.</summary>
    public static readonly TimeSpan Unbounded = TimeSpan.FromDays(40);

    private readonly Lock _gate = new();
    private readonly Dictionary<Sleep, DateTimeOffset> _armed = [];

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
        var sleep = new Sleep();
        ITimer inner = base.CreateTimer(
            with =>
            {
                Disarm(sleep);
                callback(with);
            },
            state, dueTime, period);

        // Only now: a clock that moved between the two would pass by the timer, and nobody would wake.
        if (dueTime != Timeout.InfiniteTimeSpan && dueTime != Unbounded + BoundedProvider.Margin)
        {
            Arm(sleep, GetUtcNow() + dueTime);
        }

        return new StepTimer(inner, () => Disarm(sleep));
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

    private void Arm(Sleep sleep, DateTimeOffset due)
    {
        lock (_gate)
        {
            if (!sleep.IsOver)
            {
                _armed[sleep] = due;
            }
        }
    }

    private void Disarm(Sleep sleep)
    {
        lock (_gate)
        {
            sleep.IsOver = true;
            _ = _armed.Remove(sleep);
        }
    }

    private sealed class Sleep
    {
        public bool IsOver { get; set; }
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
