namespace SmmOrders.EntityFrameworkCore;

/// <summary>When to poll an order again whose facts stay as they are. Its version stays too.</summary>
/// <param name="Key">The order.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="Polls">How it is polled from now on.</param>
internal sealed record OrderSchedule<TKey>(TKey Key, long Version, PollPlan Polls)
    where TKey : notnull
{
    /// <summary>The values of <see cref="OrderTable{TOrder,TKey}.Schedule"/>, in that order.</summary>
    internal object?[] Values => [Polls.Interval, Polls.AgeDivisor, Polls.Longest, Polls.NextPollAt];
}
