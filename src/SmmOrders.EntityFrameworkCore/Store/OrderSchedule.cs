namespace SmmOrders.EntityFrameworkCore;

/// <summary>When to poll an order again whose facts stay as they are. Its version stays too.</summary>
/// <param name="Key">The order.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="Interval">Microseconds from one poll to the next; <see langword="null"/> if it is polled no more.</param>
/// <param name="NextPollAt">When to poll it next.</param>
internal sealed record OrderSchedule<TKey>(TKey Key, long Version, long? Interval, DateTimeOffset? NextPollAt)
    where TKey : notnull;
