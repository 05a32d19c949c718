namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>It is as late as a test says; timers run as ever.</summary>
internal sealed class MovingClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Moves it on, and says how late it is then.</summary>
    public DateTimeOffset Move(TimeSpan time) => _now += time;
}
