namespace SmmOrders.Tests.Laws;

/// <summary>The next deadline of an order, compared with what the passing of time does to it at every instant before, at and after it.</summary>
public sealed class LawsOfDeadlinesTests
{
    private static readonly long Microsecond = TimeSpan.TicksPerMicrosecond;

    /// <summary>The deadline that is proven, or one with a fault planted.</summary>
    public delegate DateTimeOffset? Deadline(OrderTracker tracker, OrderState order, ServiceProfile service);

    public static TheoryData<string> Faults => [.. Planted.Keys];

    private static Dictionary<string, Deadline> Planted { get; } = new()
    {
        ["is a tick early"] = (tracker, order, service) => tracker.NextDeadline(order, service)?.AddTicks(-1),
        ["is a microsecond late"] = (tracker, order, service) => tracker.NextDeadline(order, service)?.AddTicks(Microsecond),
        ["is rounded down"] = (tracker, order, service) => tracker.NextDeadline(order, service)?.AddTicks(-Microsecond),
        ["keeps what has been raised"] = (tracker, order, service) => tracker.NextDeadline(
            order.IsFinal ? order : LibraryTracker.StateOf(LibraryTracker.FactsOf(order) with { Open = order.Held }), service),
        ["forgets that answers may not come"] = (tracker, order, service) => tracker.NextDeadline(
            order.IsFinal ? order : LibraryTracker.StateOf(LibraryTracker.FactsOf(order) with { UnansweredSince = null }), service),
        ["knows no time frames of services"] = (tracker, order, _) => tracker.NextDeadline(order),
        ["never comes"] = (_, _, _) => null,
        ["comes for orders that have ended"] = (tracker, order, service) => order.IsFinal ? order.StatusSince : tracker.NextDeadline(order, service),
    };

    [Law]
    public void Time_raises_nothing_before_the_next_deadline_and_something_at_it_and_the_following_one_lies_ahead(Trial trial) =>
        Holds(trial, (tracker, order, service) => tracker.NextDeadline(order, service));

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_faulty_deadline_is_caught(string fault) =>
        Assert.True(Falsifier.Falsifies<Trial>(trial => Holds(trial, Planted[fault]), Trials.Library(), out _), fault);

    private static void Holds(Trial trial, Deadline next)
    {
        OrderTracker tracker = LibraryTracker.Of(trial.Setting);
        ServiceProfile service = trial.Setting.Service;
        foreach (Observation step in trial.Steps)
        {
            OrderState order = LibraryTracker.StateOf(step.After);
            DateTimeOffset? deadline = next(tracker, order, service);
            Assert.False(order.IsFinal && deadline is not null);
            Assert.True(deadline is null || (deadline.Value.Offset == TimeSpan.Zero && deadline.Value.UtcTicks % Microsecond == 0));

            // After an evaluation at an instant, no deadline up to that instant remains.
            Assert.True(deadline is null || deadline > step.Now);

            foreach (DateTimeOffset at in Around(trial, step, deadline))
            {
                OrderUpdate passed = tracker.CheckTime(order, at, service);
                Assert.Equal(deadline <= at, passed.Raised != Findings.None);
                DateTimeOffset? after = next(tracker, passed.Order, service);
                Assert.True(after is null || after > at);
            }
        }
    }

    // Every instant that a store can hold and at which something might begin: around the deadline, each threshold and the end of time.
    private static IEnumerable<DateTimeOffset> Around(Trial trial, Observation step, DateTimeOffset? deadline)
    {
        Setting setting = trial.Setting;
        DateTimeOffset[] starts = [step.After.Since, step.After.UnansweredSince ?? step.Now];
        TimeSpan?[] limits = [setting.Service.StuckAfter ?? setting.StuckAfter, setting.Service.ExpectedPending, setting.Service.ExpectedInProgress, setting.UnansweredAfter];
        IEnumerable<Int128> ticks =
            from start in starts
            from limit in limits
            where limit is not null
            select (Int128)start.UtcTicks + limit.Value.Ticks;
        foreach (Int128 tick in ticks.Append(deadline?.UtcTicks ?? step.Now.UtcTicks).Append(step.Now.UtcTicks).Append(DateTimeOffset.MaxValue.UtcTicks))
        {
            foreach (int off in (int[])[-1, 0, 1, 2])
            {
                Int128 at = ((tick / Microsecond) + off) * Microsecond;
                if (at >= step.Now.UtcTicks && at <= DateTimeOffset.MaxValue.UtcTicks)
                {
                    yield return new DateTimeOffset((long)at, TimeSpan.Zero);
                }
            }
        }
    }
}
