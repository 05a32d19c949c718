namespace SmmOrders;

/// <summary>What "longer than" means, for every rule about time: at the limit exactly not yet, one tick more and it is.</summary>
internal static class TimeLimit
{
    internal static bool IsPast(DateTimeOffset since, TimeSpan limit, DateTimeOffset now) => now - since > limit;

    /// <summary>
    /// The first instant in whole microseconds, the finest that databases keep, at which it is past; in UTC. <see langword="null"/>
    /// where time ends before that.
    /// </summary>
    internal static DateTimeOffset? FirstPast(DateTimeOffset since, TimeSpan limit)
    {
        Int128 first = (Int128)since.UtcTicks + limit.Ticks + 1;
        Int128 whole = (first + TimeSpan.TicksPerMicrosecond - 1) / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond;
        return whole <= DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset((long)whole, TimeSpan.Zero) : null;
    }
}
