using SmmOrders.Providers;

namespace SmmOrders.Hosting.Tests;

public sealed class ProviderProbeWorkerTests
{
    private static readonly TimeSpan FirstProbe = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_provider_that_is_well_is_not_probed()
    {
        using SubmissionBench bench = new(SubmissionBench.Right);

        WorkerTurn turn = await bench.Probes().RunOnceAsync("a", bench.Now, Token);

        Assert.Equal((0, null, 0), (turn.Count, turn.NextIn, bench.A.Probed));
    }

    [Fact]
    public async Task An_answer_with_funds_resumes_what_the_panel_stopped()
    {
        using SubmissionBench bench = await StoppedAsync();
        bench.A.OnBalance = _ => Balance(0.01m);

        Assert.Equal((0, FirstProbe), await bench.Probes().RunOnceAsync("a", bench.Now, Token) is var early ? (early.Count, early.NextIn) : default);
        bench.Time.Advance(FirstProbe);
        _ = await bench.Probes().RunOnceAsync("a", bench.Now, Token);

        Assert.Equal((1, null), (bench.A.Probed, (await bench.StateAsync()).Stop));
    }

    [Fact]
    public async Task Of_many_instances_one_probes()
    {
        using SubmissionBench bench = await StoppedAsync();
        bench.A.OnBalance = async _ =>
        {
            await Task.Yield();
            return ProviderResult.Failed<ProviderBalance>(Failures.Down());
        };
        ProviderProbeWorker[] instances = [bench.Probes(), bench.Probes(), bench.Probes()];

        bench.Time.Advance(FirstProbe);
        _ = await Task.WhenAll(instances.Select(worker => worker.RunOnceAsync("a", bench.Now, Token)));

        Assert.Equal(1, bench.A.Probed);
    }

    [Fact]
    public async Task What_fails_again_is_probed_after_pauses_that_double_up_to_the_longest()
    {
        using SubmissionBench bench = await StoppedAsync();
        bench.A.OnBalance = _ => Task.FromResult(ProviderResult.Failed<ProviderBalance>(Failures.Down()));
        ProviderProbeWorker worker = bench.Probes();
        List<TimeSpan> pauses = [];

        for (int probes = 0; probes < 8; probes++)
        {
            DateTimeOffset next = (await bench.StateAsync()).Stop!.ProbeAt!.Value;
            pauses.Add(next - bench.Now);
            bench.Time.Advance(next - bench.Now);
            _ = await worker.RunOnceAsync("a", bench.Now, Token);
        }

        Assert.Equal([30, 30, 60, 120, 240, 480, 900, 900], pauses.Select(pause => pause.Ticks / TimeSpan.TicksPerSecond));
        Assert.Equal((8, WatchedTime.Noon), (bench.A.Probed, (await bench.StateAsync()).Stop!.Since));
        Assert.Empty(bench.Alerts.All);
        Assert.Equal(8, bench.Alerts.Still.Count);
        Assert.All(bench.Alerts.Still, stop => Assert.Equal(("a", "No funds.", WatchedTime.Noon), (stop.Provider, stop.Why, stop.Since)));
    }

    [Theory]
    [InlineData("0", "0", false)]
    [InlineData("0.00001", "0", true)]
    [InlineData("-50", "0", false)]
    [InlineData("-50", "-100", true)]
    [InlineData("-100", "-100", false)]
    public async Task Funds_decide_whether_submission_goes_on(string balance, string toResume, bool resumes)
    {
        using SubmissionBench bench = await StoppedAsync();
        bench.Options.BalanceToResume = decimal.Parse(toResume, System.Globalization.CultureInfo.InvariantCulture);
        bench.A.OnBalance = _ => Balance(decimal.Parse(balance, System.Globalization.CultureInfo.InvariantCulture));

        bench.Time.Advance(FirstProbe);
        _ = await bench.Probes().RunOnceAsync("a", bench.Now, Token);

        Assert.Equal(resumes, (await bench.StateAsync()).Stop is null);
    }

    [Theory]
    [InlineData(RefusalKind.Unauthorized, false)]
    [InlineData(RefusalKind.ProviderOutOfFunds, false)]
    [InlineData(RefusalKind.RateLimited, false)]
    [InlineData(RefusalKind.Maintenance, false)]
    [InlineData(RefusalKind.Other, true)]
    [InlineData(RefusalKind.ServiceClosed, true)]
    public async Task An_error_about_the_action_alone_comes_from_a_provider_that_answers(RefusalKind kind, bool resumes)
    {
        using SubmissionBench bench = await StoppedAsync();
        bench.A.OnBalance = _ => Task.FromResult(ProviderResult.Failed<ProviderBalance>(Failures.Refusal(kind)));

        bench.Time.Advance(FirstProbe);
        _ = await bench.Probes().RunOnceAsync("a", bench.Now, Token);

        Assert.Equal(resumes, (await bench.StateAsync()).Stop is null);
    }

    [Fact]
    public async Task A_persons_stop_that_came_meanwhile_stays()
    {
        using SubmissionBench bench = await StoppedAsync();
        bench.A.OnBalance = async token =>
        {
            _ = await bench.Memory.StopSubmissionAsync(new() { Provider = "a", Since = bench.Now, Why = "She knows.", By = "anna" }, Token);
            return await Balance(100m);
        };

        bench.Time.Advance(FirstProbe);
        _ = await bench.Probes().RunOnceAsync("a", bench.Now, Token);

        Assert.Equal("anna", (await bench.StateAsync()).Stop!.By);
    }

    [Fact]
    public async Task What_a_person_resumed_meanwhile_is_not_stopped_again()
    {
        using SubmissionBench bench = await StoppedAsync();
        bench.A.OnBalance = async token =>
        {
            _ = await bench.Memory.ResumeSubmissionAsync("a", token);
            return ProviderResult.Failed<ProviderBalance>(Failures.Down());
        };

        bench.Time.Advance(FirstProbe);
        _ = await bench.Probes().RunOnceAsync("a", bench.Now, Token);

        Assert.Null((await bench.StateAsync()).Stop);
        Assert.Empty(bench.Alerts.Still);
    }

    [Fact]
    public async Task A_failing_provider_that_answers_is_polled_again_also_without_funds()
    {
        using SubmissionBench bench = await StoppedAsync();
        _ = await bench.Memory.ReportOutageAsync(new() { Provider = "a", At = bench.Now, Words = "HTTP 503", ProbeAt = bench.Now.Add(FirstProbe) }, Token);
        bench.A.OnBalance = _ => Balance(0m);

        bench.Time.Advance(FirstProbe);
        _ = await bench.Probes().RunOnceAsync("a", bench.Now, Token);

        ProviderState state = await bench.StateAsync();
        Assert.Equal((null, "No funds."), (state.Trouble, state.Stop!.Why));
        Assert.Contains(bench.Log.Messages, message => message.Contains("The balance is 0 USD, which is not above 0.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failing_provider_that_does_not_answer_stays_so_and_is_probed_later()
    {
        using SubmissionBench bench = new(SubmissionBench.Right);
        _ = await bench.Memory.ReportOutageAsync(new() { Provider = "a", At = bench.Now, Words = "HTTP 503", ProbeAt = bench.Now.AddMinutes(2) }, Token);
        bench.A.OnBalance = _ => Task.FromResult(ProviderResult.Failed<ProviderBalance>(Failures.Down()));

        bench.Time.Advance(TimeSpan.FromMinutes(2));
        _ = await bench.Probes().RunOnceAsync(bench.Now, Token);

        ProviderTrouble trouble = (await bench.StateAsync()).Trouble!;
        Assert.Equal((WatchedTime.Noon, bench.Now.AddMinutes(2)), (trouble.Since, trouble.ProbeAt));
        Assert.Null((await bench.StateAsync()).Stop);
    }

    [Fact]
    public async Task After_an_outage_one_order_finds_out_whether_orders_are_taken_again()
    {
        using SubmissionBench bench = new(SubmissionBench.Right);
        _ = bench.Queue(10);
        bench.A.OnAdd = (_, _) => Task.FromResult(Failures.Unknown());
        bench.A.OnBalance = _ => Balance(100m);
        IProviderWorker worker = bench.Make();
        await bench.DrainAsync(worker);
        Assert.Equal((3, 1), (bench.A.Added, bench.Alerts.All.Count));

        // It tells its balance, and takes no order: one more is unknown each time, after pauses that double.
        List<TimeSpan> pauses = [];
        for (int probes = 0; probes < 4; probes++)
        {
            TimeSpan pause = (await bench.StateAsync()).Stop!.ProbeAt!.Value - bench.Now;
            pauses.Add(pause);
            bench.Time.Advance(pause);
            _ = await bench.Probes().RunOnceAsync("a", bench.Now, Token);
            await bench.DrainAsync(worker);
        }

        Assert.Equal(7, bench.CountOf(SubmissionStatus.Unknown));
        Assert.Equal([30, 60, 120, 240], pauses.Select(pause => pause.Ticks / TimeSpan.TicksPerSecond));

        bench.A.OnAdd = (_, _) => Task.FromResult(OrderPlacement.Placed(bench.NextId()));
        bench.Time.Advance((await bench.StateAsync()).Stop!.ProbeAt!.Value - bench.Now);
        _ = await bench.Probes().RunOnceAsync("a", bench.Now, Token);
        await bench.DrainAsync(worker);
        Assert.Equal((3, 7, 0), (bench.CountOf(SubmissionStatus.Placed), bench.CountOf(SubmissionStatus.Unknown), (await bench.StateAsync()).UnknownInARow));
    }

    private static Task<ProviderResult<ProviderBalance>> Balance(decimal amount) => Task.FromResult(ProviderResult.Success(new ProviderBalance(amount, "USD")));

    private static async Task<SubmissionBench> StoppedAsync()
    {
        SubmissionBench bench = new(SubmissionBench.Right);
        _ = await bench.Memory.StopSubmissionAsync(new() { Provider = "a", Since = bench.Now, Why = "No funds.", ProbeAt = bench.Now.Add(FirstProbe) }, Token);
        return bench;
    }
}
