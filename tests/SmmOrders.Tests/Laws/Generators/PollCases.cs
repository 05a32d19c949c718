using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Tests.Laws;

/// <summary>Orders of every status and age under policies of every kind, many of them where the interval begins or ends to grow.</summary>
public static class PollCases
{
    public static Arbitrary<PollCase> Library() => Arb.From(
        from high in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, int.MaxValue)
        select Draw(new Dice(((ulong)high << 32) | (uint)low)));

    private static PollCase Draw(Dice dice)
    {
        var policy = new PollPolicy
        {
            Processing = Span(dice),
            Pending = Span(dice),
            InProgress = Span(dice),
            AgeDivisor = dice.Pick(1, 2, 20, 1000, int.MaxValue),
            Longest = Span(dice),
            Ended = Span(dice),
            EndedFor = dice.Chance(20) ? TimeSpan.Zero : Span(dice),
        };
        OrderState order = Some.State(dice.Pick([.. OrderStatuses.All]), Some.Noon, 1000, 10m, 400, 0m);
        OrderLifecycle lifecycle = dice.Pick(OrderLifecycle.Default, OrderLifecycle.PerfectPanel, LawsOfPollsTests.Corrected);
        DateTimeOffset one = Some.Noon + Age(dice, policy);
        DateTimeOffset other = Some.Noon + Age(dice, policy);
        return new(policy, dice.Chance(15) ? Some.Tracker.Buy(1000, 10m, Some.Noon) : order, lifecycle, one < other ? one : other, one < other ? other : one);
    }

    private static TimeSpan Span(Dice dice) => TimeSpan.FromTicks(dice.Below(4) switch
    {
        0 => 1,
        1 => dice.Between(1, TimeSpan.TicksPerMinute),
        _ => dice.Between(1, 10 * TimeSpan.TicksPerDay),
    });

    private static TimeSpan Age(Dice dice, PollPolicy policy)
    {
        long end = dice.Pick(policy.Processing, policy.Longest, policy.EndedFor).Ticks;
        return TimeSpan.FromTicks(dice.Below(5) switch
        {
            0 => -dice.Between(0, 10 * TimeSpan.TicksPerDay),
            1 => 0,
            2 => end + dice.Between(-1, 1),
            3 => Math.Min(end, TimeSpan.TicksPerDay) * Math.Min(policy.AgeDivisor, 1000) + dice.Between(-1, 1),
            _ => dice.Between(0, 100 * TimeSpan.TicksPerDay),
        });
    }
}
