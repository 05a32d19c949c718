using SmmOrders.Providers;
using SmmOrders.Testing;

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

    [Fact(Timeout = SafetyNet)]
    public Task One_order_that_a_provider_cannot_answer_about_holds_up_no_other() => OneIsPoisonAsync(new(), TestContext.Current.CancellationToken);

    [Fact(Timeout = SafetyNet)]
    public Task Orders_that_stay_together_with_one_that_fails_would_be_noticed() =>
        Assert.ThrowsAsync<Xunit.Sdk.AllException>(() => OneIsPoisonAsync(new() { MostSuspects = 0, FailuresToOneByOne = int.MaxValue }, TestContext.Current.CancellationToken));

    [Fact(Timeout = SafetyNet)]
    public Task A_provider_that_fails_only_questions_about_several_is_asked_one_by_one_and_with_several_again_after_an_hour() =>
        ManyFailAsync(new(), TestContext.Current.CancellationToken);

    [Fact(Timeout = SafetyNet)]
    public Task Questions_about_several_that_go_on_failing_would_be_noticed() => Assert.ThrowsAsync<Xunit.Sdk.InRangeException>(
        () => ManyFailAsync(new() { FailuresToOneByOne = int.MaxValue }, TestContext.Current.CancellationToken));

    private static async Task OneFailsAsync(bool isPausedForAll, CancellationToken cancellationToken)
    {
        await using PollWorld world = new(1, "a");
        await world.Memory.LimitProviderAsync(new() { Provider = "a", PermitEvery = PermitEvery }, cancellationToken);
        world.Options.OrdersPerRequest = 20;
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

        _ = world.Place("a", 200);
        await world.RunUntilAsync(world.Now.AddMinutes(2).AddSeconds(30), cancellationToken);

        Assert.NotNull(failed);
        ILookup<bool, TimeSpan> waits = world.Polls.DistinctBy(poll => poll.Id).ToLookup(poll => failed.Ids.Contains(poll.Id), poll => poll.At - failed.At);
        Assert.Equal((180, 20), (waits[false].Count(), waits[true].Count()));
        Assert.InRange(waits[false].Max(), TimeSpan.Zero, 10 * PermitEvery);
        Assert.InRange(waits[true].Min(), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(6.25) + PermitEvery);
    }

    // One of a hundred that are always due together makes each answer about it fail, while other orders of the provider are answered.
    private static async Task OneIsPoisonAsync(BulkAbility ability, CancellationToken cancellationToken)
    {
        await using PollWorld world = new(1, "a");
        world.Instances[0].Ability = ability;
        await world.Memory.LimitProviderAsync(new() { Provider = "a", PermitEvery = PermitEvery }, cancellationToken);
        StoredOrder[] orders = world.Place("a", 100);
        StoredOrder poison = orders[41];
        world.OnRequest = (_, question, _) =>
            Task.FromResult(question.Ids.Contains(poison.ProviderOrderId!) ? PolledProvider.Whole(ProviderFailureKind.Unavailable) : null);
        int outages = 0;
        world.OnStore = (_, method, _, call) =>
        {
            outages += method == nameof(IOrderStore.ReportOutageAsync) ? 1 : 0;
            return call();
        };

        await world.RunUntilAsync(world.Now.AddMinutes(2).AddSeconds(1), cancellationToken);
        _ = world.Place("a", 300);
        await world.RunUntilAsync(world.Now.AddMinutes(30), cancellationToken);

        PolledProvider.Question[] failed = [.. world.Instances[0].Providers[0].Questions.Where(question => question.Ids.Contains(poison.ProviderOrderId!))];
        Assert.All(orders.Where(order => order != poison), order => Assert.InRange(
            world.Polls.Where(poll => poll.Id == order.ProviderOrderId).Select(poll => poll.At).DefaultIfEmpty(DateTimeOffset.MaxValue).Min() - failed[0].At,
            TimeSpan.Zero, TimeSpan.FromMinutes(1)));
        Assert.InRange(failed.Count(question => question.Ids.Length > 1), 1, 8);
        Assert.InRange(failed.Length, 8, 40);
        Assert.NotNull(world.Memory.Read(poison.Key).State.Facts.UnansweredSince);
        Assert.Equal(0, outages);
        Assert.Contains(world.Instances[0].Log.Messages, line => line.Contains("others were answered", StringComparison.Ordinal));
    }

    // By HTTP 500, whatever the body says, or an empty body with HTTP 200: nothing says that it is about the question.
    private static async Task ManyFailAsync(BulkAbility ability, CancellationToken cancellationToken)
    {
        await using PollWorld world = new(1, "a");
        world.Instances[0].Ability = ability;
        await world.Memory.LimitProviderAsync(new() { Provider = "a", PermitEvery = PermitEvery }, cancellationToken);
        world.OnRequest = (_, question, _) => Task.FromResult(question.Ids.Length > 1 ? PolledProvider.Whole(ProviderFailureKind.Malformed) : null);
        int outages = 0;
        world.OnStore = (_, method, _, call) =>
        {
            outages += method == nameof(IOrderStore.ReportOutageAsync) ? 1 : 0;
            return call();
        };
        world.Options.OrdersPerRequest = 10;
        StoredOrder[] orders = world.Place("a", 60);
        DateTimeOffset due = world.Now.AddMinutes(2);

        // Several are due at once again when the hour is over.
        await world.RunUntilAsync(due.AddMinutes(61), cancellationToken);
        _ = world.Place("a", 60);
        await world.RunUntilAsync(due.AddMinutes(65), cancellationToken);

        DateTimeOffset[] several = [.. world.Instances[0].Providers[0].Questions.Where(question => question.Ids.Length > 1).Select(question => question.At)];
        DateTimeOffset[] learned = [.. several.TakeWhile(at => at < due.AddMinutes(59))];
        Assert.InRange(learned.Length, 5, 6);
        Assert.InRange(learned[^1] - due, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.InRange(several.Length - learned.Length, 1, 2);
        Assert.InRange(several[learned.Length] - learned[^1], BulkAbility.Remembered, BulkAbility.Remembered + TimeSpan.FromMinutes(5));
        Assert.All(orders, order => Assert.Contains(world.Polls, poll => poll.Id == order.ProviderOrderId && poll.At < due.AddMinutes(2)));
        Assert.Equal(0, outages);
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
