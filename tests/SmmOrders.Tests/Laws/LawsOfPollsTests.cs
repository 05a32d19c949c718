namespace SmmOrders.Tests.Laws;

/// <summary>How often an order is polled, at any age and under any policy.</summary>
public sealed class LawsOfPollsTests
{
    /// <summary>The interval that is proven, or one with a fault planted.</summary>
    public delegate TimeSpan? Interval(PollPolicy policy, OrderState order, DateTimeOffset now, OrderLifecycle lifecycle);

    // The only case whose final statuses can be corrected.
    internal static readonly OrderLifecycle Corrected = OrderLifecycle.Default.WithCorrections();

    public static TheoryData<string> Faults => [.. Planted.Keys];

    private static Dictionary<string, Interval> Planted { get; } = new()
    {
        ["is nothing at first"] = (policy, order, now, lifecycle) =>
            Right(policy, order, now, lifecycle) is null ? null : (now - order.StatusSince) / policy.AgeDivisor,
        ["never grows"] = (policy, order, _, lifecycle) => Right(policy, order, order.StatusSince, lifecycle),
        ["grows without end"] = (policy, order, now, lifecycle) => Right(policy with { Longest = TimeSpan.MaxValue }, order, now, lifecycle),
        ["shrinks with age"] = (policy, order, now, lifecycle) =>
            Right(policy, order, order.StatusSince + (order.StatusSince.AddDays(1) - now), lifecycle),
        ["forgets the sign of the age"] = (policy, order, now, lifecycle) =>
            Right(policy, order, now < order.StatusSince ? order.StatusSince + (order.StatusSince - now) : now, lifecycle),
        ["takes one status for another"] = (policy, order, now, lifecycle) => Right(policy with { Pending = policy.InProgress }, order, now, lifecycle),
        ["asks for what has ended for good"] = (policy, order, now, lifecycle) => Right(policy, order, now, lifecycle) ?? policy.Ended,
        ["never ends"] = (policy, order, now, lifecycle) => Right(policy with { EndedFor = TimeSpan.MaxValue }, order, now, lifecycle),
        ["asks once more at the end"] = (policy, order, now, lifecycle) => Right(policy with { EndedFor = policy.EndedFor + TimeSpan.FromTicks(1) }, order, now, lifecycle),
    };

    [Law(Arbitrary = [typeof(PollCases)])]
    public void An_interval_is_above_zero_never_shrinks_with_age_and_is_never_longer_than_the_longest(PollCase poll) => Holds(poll, Right);

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_faulty_interval_is_caught(string fault) =>
        Assert.True(Falsifier.Falsifies<PollCase>(poll => Holds(poll, Planted[fault]), PollCases.Library(), out _), fault);

    [Fact]
    public void The_interval_without_a_fault_is_not_caught() =>
        Assert.False(Falsifier.Falsifies<PollCase>(poll => Holds(poll, Right), PollCases.Library(), out string? found), found);

    private static TimeSpan? Right(PollPolicy policy, OrderState order, DateTimeOffset now, OrderLifecycle lifecycle) => policy.IntervalAt(order, now, lifecycle);

    private static void Holds(PollCase poll, Interval interval)
    {
        (PollPolicy policy, OrderState order, OrderLifecycle lifecycle, DateTimeOffset earlier, DateTimeOffset later) = poll;
        TimeSpan? first = interval(policy, order, earlier, lifecycle);
        TimeSpan? second = interval(policy, order, later, lifecycle);

        // The same instant with another offset.
        Assert.Equal(first, interval(policy, order, earlier.ToOffset(TimeSpan.FromHours(-8)), lifecycle));
        if (order.IsFinal || !order.IsPlaced)
        {
            bool isAsked = order.IsPlaced && order.Status != OrderStatus.Canceled && lifecycle == Corrected;
            Assert.Equal(isAsked && (earlier <= order.StatusSince ? policy.EndedFor > TimeSpan.Zero : earlier - order.StatusSince < policy.EndedFor), first is not null);
            Assert.True(first is null || first == policy.Ended);
            Assert.False(first is null && second is not null);
            return;
        }

        TimeSpan least = order.Status switch
        {
            OrderStatus.Processing => policy.Processing,
            OrderStatus.Pending => policy.Pending,
            _ => policy.InProgress,
        };
        Assert.Equal(least, interval(policy, order, order.StatusSince, lifecycle));
        Assert.True(earlier > order.StatusSince || first == least);
        Assert.True(first > TimeSpan.Zero && second >= first);
        Assert.True(second == least || second <= policy.Longest);

        // Between the two ends it is the share of the age, to the tick.
        Int128 share = (Int128)(later - order.StatusSince).Ticks / policy.AgeDivisor;
        Assert.True(share <= least.Ticks || share > policy.Longest.Ticks || second!.Value.Ticks == share);
        Assert.True(share < policy.Longest.Ticks || second >= policy.Longest);
    }
}
