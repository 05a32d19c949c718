using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>A clock that stands still until it is told, and that tells when somebody begins to wait for it.</summary>
/// <remarks>Advancing a clock fires only timers that are registered already, so a test has to know that they are.</remarks>
internal sealed class WatchedTime : FakeTimeProvider
{
    private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> _waits = new();
    private int _timers;

    public WatchedTime()
        : base(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>How long each wait was to be that began so far; those without end are none.</summary>
    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    /// <summary>How many timers there are that nobody has disposed of.</summary>
    public int Timers => Volatile.Read(ref _timers);

    /// <summary>Ends when somebody waits, or has waited, for exactly that long.</summary>
    public Task WaitedFor(TimeSpan wait) => Signal(wait).Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

    /// <summary>Ends when somebody waits, or has waited, as long as is asked for; and gives all waits that began so far.</summary>
    public async Task<TimeSpan[]> WaitsUntilAsync(Func<TimeSpan, bool> isMeant)
    {
        await Eventually.UntilAsync(() => Waits.Any(isMeant));
        return [.. Waits];
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, base.CreateTimer(callback, state, dueTime, period));
        _ = Interlocked.Increment(ref _timers);
        Tell(dueTime);
        return timer;
    }

    private TaskCompletionSource Signal(TimeSpan wait) => _waits.GetOrAdd(wait, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private void Tell(TimeSpan wait)
    {
        if (wait != Timeout.InfiniteTimeSpan)
        {
            Waits.Enqueue(wait);
        }

        _ = Signal(wait).TrySetResult();
    }

    private sealed class Timer(WatchedTime time, ITimer inner) : ITimer
    {
        private int _disposed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            bool changed = inner.Change(dueTime, period);
            time.Tell(dueTime);
            return changed;
        }

        public void Dispose()
        {
            Leave();
            inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Leave();
            return inner.DisposeAsync();
        }

        private void Leave() => _ = Interlocked.Exchange(ref _disposed, 1) == 0 ? Interlocked.Decrement(ref time._timers) : 0;
    }
}
