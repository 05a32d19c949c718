using SmmOrders.Providers;

namespace SmmOrders.Hosting.Tests;

/// <summary>What a request that fails as a whole costs, in the loops themselves: its own orders a pause, and the others nothing.</summary>
public sealed class FailedBatchTests
{
    private const int SafetyNet = 120_000;

    private static readonly TimeSpan PermitEvery = TimeSpan.FromMilliseconds(200);

    [Fact(Timeout = SafetyNet)]
    public Task One_failed_request_of_ten_delays_no_other() => OneFailsAsync(isPausedForAll: false, TestContext.Current.CancellationToken);

    [Fact(Timeout = SafetyNet)]
    public Task A_failed_request_that_pauses_its_provider_would_be_noticed() =>
        Assert.ThrowsAsync<Xunit.Sdk.InRangeException>(() => OneFailsAsync(isPausedForAll: true, TestContext.Current.CancellationToken));

    private static async Task OneFailsAsync(bool isPausedForAll, CancellationToken cancellationToken)
    {
        await using PollWorld world = new(1, "a");
        await world.Memory.LimitProviderAsync(new() { Provider = "a", PermitEvery = PermitEvery }, cancellationToken);
        PolledProvider.Question? failed = null;
        int asked = 0;
        world.OnRequest = (_, question, _) =>
        {
            failed = ++asked == 4 ? question : failed;
            return Task.FromResult(asked == 4 ? PolledProvider.Whole(ProviderFailureKind.Unavailable) : null);
        };
        if (isPausedForAll)
        {
            world.Instances[0].Plant = worker => new PausedForAll(worker, () => asked == 4);
        }

        _ = world.Place("a", 1000);
        await world.RunUntilAsync(world.Now.AddMinutes(2).AddSeconds(30), cancellationToken);

        Assert.NotNull(failed);
        ILookup<bool, TimeSpan> waits = world.Polls.DistinctBy(poll => poll.Id).ToLookup(poll => failed.Ids.Contains(poll.Id), poll => poll.At - failed.At);
        Assert.Equal((900, 100), (waits[false].Count(), waits[true].Count()));
        Assert.InRange(waits[false].Max(), TimeSpan.Zero, 10 * PermitEvery);
        Assert.InRange(waits[true].Min(), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(6.25) + PermitEvery);
    }

    /// <summary>Planted: the pause of the failed request's orders is that of all.</summary>
    private sealed class PausedForAll(IProviderWorker worker, Func<bool> hasFailed) : IProviderWorker
    {
        public bool IsHurried => worker.IsHurried;

        public int Lanes => worker.Lanes;

        public async Task<WorkerTurn> RunOnceAsync(string provider, DateTimeOffset now, TurnScope scope)
        {
            WorkerTurn turn = await worker.RunOnceAsync(provider, now, scope);
            return turn.Count > 0 && hasFailed() ? turn with { NextIn = TimeSpan.FromSeconds(5) } : turn;
        }
    }
}
