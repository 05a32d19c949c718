using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>A clock that stands still until it is told, and that tells when somebody begins to wait for it.</summary>
/// <remarks>Advancing a clock fires only timers that are registered already, so a test has to know that they are.</remarks>
internal sealed class WatchedTime : FakeTimeProvider
{
    private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> _waits = new();

    public WatchedTime()
        : base(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Ends when somebody waits, or has waited, for exactly that long.</summary>
    public Task WaitedFor(TimeSpan wait) => this.Signal(wait).Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, base.CreateTimer(callback, state, dueTime, period));
        this.Tell(dueTime);
        return timer;
    }

    private TaskCompletionSource Signal(TimeSpan wait) => _waits.GetOrAdd(wait, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private void Tell(TimeSpan wait) => this.Signal(wait).TrySetResult();

    private sealed class Timer(WatchedTime time, ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            bool changed = inner.Change(dueTime, period);
            time.Tell(dueTime);
            return changed;
        }

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
