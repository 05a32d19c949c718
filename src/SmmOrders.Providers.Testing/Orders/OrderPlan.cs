namespace SmmOrders.Providers.Testing;

/// <summary>The plan of a drip-feed or a subscription: when each child order is due, and how many units it has.</summary>
internal sealed class OrderPlan
{
    private readonly DateTimeOffset _from;
    private readonly long _min;
    private readonly long _max;
    private readonly long _oldPosts;
    private readonly TimeSpan _delay;

    private OrderPlan(DateTimeOffset from, long min, long max, TimeSpan interval, TimeSpan delay, long oldPosts)
    {
        _from = from;
        _min = min;
        _max = max;
        _delay = delay;
        _oldPosts = oldPosts;
        Interval = interval;
    }

    /// <summary>The number of child orders of a drip-feed; <see langword="null"/> for a subscription.</summary>
    internal long? Runs { get; private init; }

    /// <summary>The number of new posts of a subscription; <see langword="null"/> for a drip-feed, and for a subscription without a limit.</summary>
    internal long? Posts { get; private init; }

    /// <summary>When a subscription ends, even if posts are left.</summary>
    internal DateTimeOffset? Expiry { get; private init; }

    /// <summary>The time between runs, or between new posts.</summary>
    internal TimeSpan Interval { get; }

    internal static OrderPlan DripFeed(DateTimeOffset from, long quantity, long runs, TimeSpan interval) =>
        new(from, quantity, quantity, interval, TimeSpan.Zero, 0) { Runs = runs };

    internal static OrderPlan Subscription(DateTimeOffset from, SubscriptionFields fields, TimeSpan postEvery) =>
        new(from, fields.Min, fields.Max, postEvery, fields.Delay, fields.OldPosts) { Posts = fields.Posts, Expiry = fields.Expiry };

    /// <summary>Returns when a child order is due.</summary>
    /// <param name="index">The child's index; 0 for the first.</param>
    /// <returns><see langword="null"/> if there is no such child, and no later one.</returns>
    internal DateTimeOffset? DueAt(long index)
    {
        if (Runs is { } runs)
        {
            return index < runs ? After(index, TimeSpan.Zero) : null;
        }

        long post = index - _oldPosts;
        DateTimeOffset? due = post < 0 ? _from : post < (Posts ?? long.MaxValue) ? After(post + 1, _delay) : null;
        return due < Expiry || Expiry is null ? due : null;
    }

    /// <summary>The units of a child order: within the requested range, the same in every run, and the maximum for the first one.</summary>
    internal long QuantityOf(long index) => _max - (long)((Int128)index * 7919 % ((Int128)_max - _min + 1));

    // A date beyond the calendar never comes.
    private DateTimeOffset After(long intervals, TimeSpan more)
    {
        Int128 ticks = ((Int128)intervals * Interval.Ticks) + more.Ticks + _from.UtcTicks;
        return ticks <= DateTimeOffset.MaxValue.UtcTicks ? new((long)ticks, TimeSpan.Zero) : DateTimeOffset.MaxValue;
    }
}
