namespace SmmOrders.Providers.Testing.Tests;

/// <summary>A share of all requests fails, as a seed decides.</summary>
public sealed class FaultRateTests
{
    private static readonly SimulatedFault[] Kinds = [SimulatedFault.Html(500), SimulatedFault.EmptyBody(), SimulatedFault.Error("no")];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_same_seed_gives_the_same_faults_and_another_seed_others()
    {
        Assert.Equal(Drawn(0.3m, 1, 500), Drawn(0.3m, 1, 500));
        Assert.NotEqual(Drawn(0.3m, 1, 500), Drawn(0.3m, 2, 500));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(50)]
    [InlineData(100)]
    public void So_many_fail(int percent)
    {
        int failed = Drawn(percent / 100m, 7, 10_000).Count(fault => fault is not null);

        Assert.InRange(failed, percent is 0 or 100 ? percent * 100 : (percent * 100) - 250, percent is 0 or 100 ? percent * 100 : (percent * 100) + 250);
    }

    [Fact]
    public void Each_kind_of_fault_happens_as_often_as_any_other() =>
        Assert.All(Drawn(1m, 3, 9_000).CountBy(fault => fault!.Name), kind => Assert.InRange(kind.Value, 2_800, 3_200));

    [Fact]
    public void A_greater_share_takes_more_requests_and_lets_none_go() => Assert.All(
        Drawn(0.1m, 5, 1000).Zip(Drawn(0.4m, 5, 1000)),
        pair => Assert.True(pair.First is null || pair.First == pair.Second));

    [Fact]
    public async Task The_counts_are_the_same_however_many_ask_at_once()
    {
        int alone = await FailedAsync(parallel: 1), together = await FailedAsync(parallel: 16);

        Assert.Equal(Drawn(0.25m, 1, 300).Count(fault => fault is not null), alone);
        Assert.Equal(alone, together);

        static async Task<int> FailedAsync(int parallel)
        {
            await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
            using var caller = new Caller(provider);
            provider.Faults.Rate(0.25m, seed: 1, SimulatedFault.Html(500));
            int failed = 0;
            await Parallel.ForAsync(0, 300, new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = Token }, async (_, _) =>
            {
                using HttpResponseMessage answer = await caller.PostAsync("action=balance");
                _ = Interlocked.Add(ref failed, answer.IsSuccessStatusCode ? 0 : 1);
            });
            Assert.Equal(300, provider.Count("balance"));
            return failed;
        }
    }

    [Fact]
    public async Task Only_one_action_may_fail()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using var caller = new Caller(provider);
        provider.Faults.Rate(1m, 1, "add", SimulatedFault.Error("later"));

        Assert.Equal("""{"error":"later"}""", await caller.AskAsync("action=add&service=1&link=L&quantity=10"));
        Assert.Contains("balance", await caller.AskAsync("action=balance"), StringComparison.Ordinal);
        provider.Faults.Clear();
        Assert.Equal("""{"order":23501}""", await caller.AskAsync("action=add&service=1&link=L&quantity=10"));
    }

    [Fact]
    public void A_mistake_is_named()
    {
        SimulatedFaults faults = new();

        _ = Assert.Throws<ArgumentOutOfRangeException>(() => faults.Rate(-0.01m, 1, Kinds));
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => faults.Rate(1.01m, 1, Kinds));
        _ = Assert.Throws<ArgumentException>(() => faults.Rate(0.5m, 1));
        _ = Assert.Throws<ArgumentException>(() => faults.Rate(0.5m, 1, [null!]));
        _ = Assert.Throws<ArgumentNullException>(() => faults.Rate(0.5m, 1, (string)null!, Kinds));
    }

    private static SimulatedFault?[] Drawn(decimal share, int seed, int count)
    {
        SimulatedFaults faults = new();
        faults.Rate(share, seed, Kinds);
        return [.. Enumerable.Range(1, count).Select(number => faults.For(new(number, default, [], true)))];
    }
}
