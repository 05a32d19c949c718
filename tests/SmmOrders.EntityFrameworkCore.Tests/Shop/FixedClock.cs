namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>It is always the same time; timers run as ever.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
