namespace SmmOrders;

/// <summary>Defines "longer than" for every rule about time: at exactly the limit not yet, one tick later it is.</summary>
internal static class TimeLimit
{
    /// <summary>A threshold, an interval or a time frame; it is above zero.</summary>
    /// <param name="value">The duration.</param>
    /// <param name="parameter">Its name, for the exception.</param>
    /// <param name="rule">What would be right, for the exception.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or below.</exception>
    internal static TimeSpan EnsurePositive(TimeSpan value, string parameter, string rule) =>
        value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(parameter, value, rule);

    internal static bool IsPast(DateTimeOffset since, TimeSpan limit, DateTimeOffset now) => now - since > limit;

    /// <summary>
    /// The same rule for a query: what began before this instant is past its limit now. In UTC; clamped to
    /// <see cref="DateTimeOffset.MinValue"/>, before which nothing lies.
    /// </summary>
    internal static DateTimeOffset CutOff(TimeSpan limit, DateTimeOffset now) =>
        now.UtcTicks < limit.Ticks ? DateTimeOffset.MinValue : now.ToUniversalTime() - limit;

    /// <summary>
    /// The first whole microsecond, the finest precision that databases keep, at which the limit is past; in UTC.
    /// <see langword="null"/> if it is after <see cref="DateTimeOffset.MaxValue"/>.
    /// </summary>
    internal static DateTimeOffset? FirstPast(DateTimeOffset since, TimeSpan limit) => Whole((Int128)since.UtcTicks + limit.Ticks + 1);

    /// <summary>The instant, rounded up to a whole microsecond; in UTC.</summary>
    internal static DateTimeOffset? WholeFrom(DateTimeOffset? instant) => instant is { } at ? Whole(at.UtcTicks) : null;

    private static DateTimeOffset? Whole(Int128 ticks)
    {
        Int128 whole = (ticks + TimeSpan.TicksPerMicrosecond - 1) / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond;
        return whole <= DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset((long)whole, TimeSpan.Zero) : null;
    }
}
