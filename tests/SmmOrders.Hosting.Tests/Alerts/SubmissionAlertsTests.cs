using SmmOrders.Providers;

namespace SmmOrders.Hosting.Tests;

/// <summary>That submission stopped is told once over all processes, and is lost with none of them.</summary>
public sealed class SubmissionAlertsTests : IDisposable
{
    private readonly SubmissionBench _bench = new(SubmissionBench.Right);
    private readonly TestMeters _meters = new();
    private readonly OrderMeter _meter;

    public SubmissionAlertsTests()
    {
        _meter = new(_meters, _bench.Time, new(_bench.Time));
        _bench.A.OnAdd = (_, _) => Task.FromResult(Failures.Refused(RefusalKind.Unauthorized));
        _bench.A.OnBalance = _ => Task.FromResult(ProviderResult.Failed<ProviderBalance>(Failures.Refusal(RefusalKind.Unauthorized)));
        _ = _bench.Queue(3);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _meter.Dispose();
        _meters.Dispose();
        _bench.Dispose();
    }

    [Fact]
    public async Task A_process_that_dies_between_the_stop_and_the_alert_leaves_it_to_the_next_one()
    {
        Instance killed = await KilledAsync();
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        Instance next = new(this);

        await ProbeUntilAsync(TimeSpan.FromSeconds(30), next);
        OrderAlert alert = Assert.Single(next.Told.All);
        Assert.Equal((OrderAlertKind.SubmissionStopped, "a", WatchedTime.Noon, "Unauthorized: says Unauthorized"), (alert.Kind, alert.Name, alert.At, alert.What));

        await ProbeUntilAsync(TimeSpan.FromMinutes(59), next);
        _ = Assert.Single(next.Told.All);
        Assert.Empty(killed.Told.All);
    }

    [Fact]
    public async Task An_alert_that_could_not_be_told_before_a_restart_is_told_after_it()
    {
        Instance before = new(this);
        before.Told.Fault = new InvalidOperationException("The receiver is away.");
        _ = await before.Submission.RunOnceAsync("a", _bench.Now, Token);
        Assert.NotNull((await _bench.StateAsync()).Stop);
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        Instance after = new(this);

        await ProbeUntilAsync(TimeSpan.FromSeconds(30), after);

        _ = Assert.Single(after.Told.All);
    }

    [Fact]
    public async Task Processes_that_outlive_the_one_that_died_untold_tell_it_after_a_silence()
    {
        Instance other = new(this);
        _ = await KilledAsync();

        await ProbeUntilAsync(TimeSpan.FromMinutes(59), other);
        Assert.Empty(other.Told.All);

        await ProbeUntilAsync(TimeSpan.FromMinutes(75), other);
        _ = Assert.Single(other.Told.All);
    }

    [Fact]
    public async Task What_one_process_told_no_other_tells_again_within_the_silence()
    {
        Instance[] instances = [new(this), new(this), new(this)];
        _ = await instances[0].Submission.RunOnceAsync("a", _bench.Now, Token);

        await ProbeUntilAsync(TimeSpan.FromMinutes(59), instances);

        Assert.Equal([1, 0, 0], instances.Select(instance => instance.Told.All.Count));
        Assert.True(_bench.A.Probed > instances.Length, "Each of them has probed.");
    }

    private async Task<Instance> KilledAsync()
    {
        _bench.Store = StoreBetween.Of(_bench.Memory, (method, call) => method == nameof(IOrderStore.StopSubmissionAsync) ? DieAfterAsync((Task<bool>)call()!) : call());
        Instance killed = new(this);
        _bench.Store = _bench.Memory;
        _ = await Assert.ThrowsAsync<InvalidOperationException>(() => killed.Submission.RunOnceAsync("a", _bench.Now, Token));
        Assert.NotNull((await _bench.StateAsync()).Stop);
        return killed;
    }

    private static async Task<bool> DieAfterAsync(Task<bool> stop)
    {
        _ = await stop;
        throw new InvalidOperationException("Killed.");
    }

    // One after the other probes, until the stop is so old.
    private async Task ProbeUntilAsync(TimeSpan age, params Instance[] instances)
    {
        for (int probes = 0; (await _bench.StateAsync()).Stop is { ProbeAt: { } next, Since: var since } && next - since <= age; probes++)
        {
            _bench.Time.SetUtcNow(next);
            Assert.Equal(1, (await instances[probes % instances.Length].Probes.RunOnceAsync("a", _bench.Now, Token)).Count);
        }
    }

    private sealed class Instance
    {
        public Instance(SubmissionAlertsTests world)
        {
            SubmissionBench bench = world._bench;
            SubmissionAlerts alerts = new(new([Told], () => new(), bench.Time, world._meter, bench.Log), bench.Time);
            Submission = new(bench.Store, bench.Listed.Providers, new(bench.Store, bench.Listed.Providers, bench.Time), alerts, () => bench.Options, bench.Time, bench.Log);
            Probes = new(bench.Store, bench.Listed.Providers, new(bench.Store, bench.Listed.Providers, bench.Time), alerts, () => bench.Options, bench.Time, bench.Log);
        }

        public KeptAlerts Told { get; } = new();

        public OrderSubmissionWorker Submission { get; }

        public ProviderProbeWorker Probes { get; }
    }
}
