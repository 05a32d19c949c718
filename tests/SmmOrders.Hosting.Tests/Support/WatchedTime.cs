using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace SmmOrders.Hosting.Tests;

/// <summary>A clock that the test moves, and that says who sleeps: a test waits for the sleep that it expects, and never for time.</summary>
internal sealed class WatchedTime() : FakeTimeProvider(Noon)
{
    private readonly Channel<TimeSpan> _sleeps = Channel.CreateUnbounded<TimeSpan>();

    public static DateTimeOffset Noon { get; } = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            _ = _sleeps.Writer.TryWrite(dueTime);
        }

        return timer;
    }

    /// <summary>Waits until somebody sleeps.</summary>
    /// <returns>For how long.</returns>
    public ValueTask<TimeSpan> NextSleepAsync() => _sleeps.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Waits until somebody sleeps for that long, and moves the clock to the end of it. Other sleeps are passed over.</summary>
    public async Task PassAsync(TimeSpan sleep)
    {
        while (await NextSleepAsync() != sleep)
        {
        }

        Advance(sleep);
    }
}
