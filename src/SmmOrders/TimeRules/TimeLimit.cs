namespace SmmOrders;

/// <summary>What "longer than" means, for every rule about time: at the limit exactly not yet, one tick more and it is.</summary>
internal static class TimeLimit
{
    internal static bool IsPast(DateTimeOffset since, TimeSpan limit, DateTimeOffset now) => now - since > limit;

    /// <summary>
    /// The same question turned round for a query: what began before this instant is past its limit now. In UTC; clamped to the
    /// earliest instant there is, before which nothing lies.
    /// </summary>
    internal static DateTimeOffset CutOff(TimeSpan limit, DateTimeOffset now) =>
        now.UtcTicks < limit.Ticks ? DateTimeOffset.MinValue : now.ToUniversalTime() - limit;

    /// <summary>
    /// The first instant in whole microseconds, the finest that databases keep, at which it is past; in UTC. <see langword="null"/>
    /// where time ends before that.
    /// </summary>
    internal static DateTimeOffset? FirstPast(DateTimeOffset since, TimeSpan limit)
    {
        return Whole((Int128)since.UtcTicks + limit.Ticks + 1);
    }

    /// <summary>The first instant in whole microseconds that is not before it; in UTC.</summary>
    internal static DateTimeOffset? WholeFrom(DateTimeOffset? instant) => instant is { } at ? Whole(at.UtcTicks) : null;

    private static DateTimeOffset? Whole(Int128 ticks)
    {
        Int128 whole = (ticks + TimeSpan.TicksPerMicrosecond - 1) / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond;
        return whole <= DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset((long)whole, TimeSpan.Zero) : null;
    }
}
