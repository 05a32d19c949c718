using SmmOrders.Providers;

namespace SmmOrders.Hosting.Tests;

/// <summary>A provider that hangs, is slow, answers garbage or is dead costs the others nothing.</summary>
public sealed class IsolationTests
{
    private const int SafetyNet = 120_000;

    private static readonly TimeSpan Run = TimeSpan.FromMinutes(15);

    /// <summary>How the third provider answers.</summary>
    public enum Trouble
    {
        None,
        Hangs,
        TimesOut,
        Garbage,
        Dead,
    }

    [Theory(Timeout = SafetyNet)]
    [InlineData(Trouble.Hangs)]
    [InlineData(Trouble.TimesOut)]
    [InlineData(Trouble.Garbage)]
    [InlineData(Trouble.Dead)]
    public async Task The_poll_lag_of_the_others_is_at_most_a_fifth_longer(Trouble trouble)
    {
        long without = await LagOfOthersAsync(Trouble.None, isInOneLane: false, TestContext.Current.CancellationToken);
        long with = await LagOfOthersAsync(trouble, isInOneLane: false, TestContext.Current.CancellationToken);

        Assert.True(10 * with <= 12 * without, FormattableString.Invariant($"The others' polls lag by {new TimeSpan(with)} with it and by {new TimeSpan(without)} without it."));
    }

    [Fact(Timeout = SafetyNet)]
    public async Task Providers_in_one_lane_would_be_noticed()
    {
        long without = await LagOfOthersAsync(Trouble.None, isInOneLane: true, TestContext.Current.CancellationToken);
        long with = await LagOfOthersAsync(Trouble.TimesOut, isInOneLane: true, TestContext.Current.CancellationToken);

        Assert.True(10 * with > 12 * without, FormattableString.Invariant($"The others' polls lag by {new TimeSpan(with)} with it and by {new TimeSpan(without)} without it."));
    }

    // How long after they were due the orders of two providers were answered, on average, while the third has its trouble.
    private static async Task<long> LagOfOthersAsync(Trouble trouble, bool isInOneLane, CancellationToken cancellationToken)
    {
        await using PollWorld world = new(1, "a", "b", "bad");
        Func<PollInstance, PolledProvider.Question, CancellationToken, Task<ProviderFailure?>> usual = world.OnRequest;
        world.OnRequest = async (instance, question, cancellation) =>
        {
            if (trouble == Trouble.None || !question.Ids[0].StartsWith("bad", StringComparison.Ordinal))
            {
                return await usual(instance, question, cancellation);
            }

            await world.DelayAsync(
                trouble switch
                {
                    Trouble.Hangs => PollWorld.Forever,
                    Trouble.TimesOut => TimeSpan.FromSeconds(30),
                    _ => TimeSpan.FromMilliseconds(50),
                },
                cancellation);
            return PolledProvider.Whole(trouble switch
            {
                Trouble.TimesOut => ProviderFailureKind.TimedOut,
                Trouble.Garbage => ProviderFailureKind.Malformed,
                _ => ProviderFailureKind.Unavailable,
            });
        };
        world.OnOrder = (_, _) => PolledProvider.Status(OrderStatus.Processing);
        PollInstance instance = world.Instances[0];
        if (isInOneLane)
        {
            instance.CreateLoop = () => new PlainLoop("status", new InOneLane(instance.Worker), instance.Tools);
            instance.PlainActors = 1;
        }

        foreach (string provider in new[] { "a", "b", "bad" })
        {
            _ = world.Place(provider, 150);
        }

        await world.RunUntilAsync(world.Now + Run, cancellationToken);

        TimeSpan[] lags = [.. world.Polls.Where(poll => poll.Provider != "bad").Select(poll => poll.Lag)];
        Assert.InRange(lags.Length, isInOneLane ? 300 : 1500, 30_000);
        return lags.Sum(lag => lag.Ticks) / lags.Length;
    }

    /// <summary>Planted: one provider after the other.</summary>
    private sealed class InOneLane(IProviderWorker worker) : IPlainWorker
    {
        public bool IsHurried => false;

        public async Task<WorkerTurn> RunOnceAsync(DateTimeOffset now, TurnScope scope)
        {
            List<WorkerTurn> turns = [];
            foreach (string provider in new[] { "a", "b", "bad" })
            {
                turns.Add(await worker.RunOnceAsync(provider, now, scope));
            }

            return WorkerTurn.Sum(turns);
        }
    }
}
