namespace PanelBackend;

/// <summary>
/// The panel's clock. It starts at an instant and runs at a multiple of real time, for everything: orders, deadlines, loops, and the simulated
/// provider. At speed 1 it is the system's clock with another start.
/// </summary>
internal sealed class PanelClock(DateTimeOffset start, int speed) : TimeProvider
{
    private readonly long _began = System.GetTimestamp();

    public int Speed { get; } = speed;

    public override long TimestampFrequency => System.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => start + new TimeSpan(System.GetElapsedTime(_began).Ticks * Speed);

    public override long GetTimestamp() => System.GetTimestamp() * Speed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Shorten(dueTime), Shorten(period));

    /// <summary>How long a real time is on this clock: for what the clock does not hurry, such as a network.</summary>
    public TimeSpan Stretch(TimeSpan real) => real * Speed;

    private TimeSpan Shorten(TimeSpan time) => time <= TimeSpan.Zero ? time : new(Math.Max(TimeSpan.TicksPerMillisecond, time.Ticks / Speed));
}
