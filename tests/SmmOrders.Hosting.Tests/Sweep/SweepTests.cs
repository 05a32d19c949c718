using Microsoft.Extensions.Logging;
using SmmOrders.Providers;
using SmmOrders.Testing;

namespace SmmOrders.Hosting.Tests;

/// <summary>The passing of time is applied, and providers that are gone are found.</summary>
public sealed class SweepTests : IDisposable
{
    private readonly OrderBench _bench = new(time => [new PolledProvider("a", time), new PolledProvider("b", time)]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Orders_that_are_stuck_are_found_turn_by_turn_until_none_is_due()
    {
        _ = _bench.Place("a", 5);
        _bench.Sweep.OrdersPerTurn = 2;
        _bench.PassMinutes(181);
        OrderSweepWorker worker = Worker();

        WorkerTurn[] turns = [await TurnAsync(worker), await TurnAsync(worker), await TurnAsync(worker)];

        Assert.Equal([(2, TimeSpan.Zero), (2, TimeSpan.Zero), (1, TimeSpan.FromSeconds(15))], turns.Select(turn => (turn.Count, turn.NextIn!.Value)));
        Assert.Equal(5, _bench.Memory.Attention.Count(row => row.Finding == Findings.StuckInProcessing));
    }

    [Fact]
    public async Task A_queued_order_that_nobody_sends_is_told_after_three_hours_until_it_is_placed()
    {
        StoredOrder order = _bench.Place("a", state: _bench.Rules.For(null, "a", null).Tracker.Buy(1000, 10.00m, _bench.Now));
        OrderSweepWorker worker = Worker();
        _bench.PassMinutes(180);
        _ = await TurnAsync(worker);
        Assert.Empty(_bench.Memory.Attention);

        _bench.Pass(TimeSpan.FromMicroseconds(1));
        _ = await TurnAsync(worker);

        StoredAttention row = Assert.Single(_bench.Memory.Attention);
        Assert.Equal((order.Key, Findings.NotPlaced, null), (row.Order, row.Finding, row.ClosedAt));
        ClaimedSubmission claimed = (await _bench.Memory.ClaimSubmissionAsync("a", _bench.Now, TimeSpan.FromSeconds(30), Token)).Claimed!;
        _ = await _bench.Memory.SubmitAsync(new() { Order = order.Key, Attempt = claimed.Attempt, Step = SubmissionStep.Place(), At = _bench.Now, ProviderOrderId = "9001" }, Token);
        Assert.NotNull(Assert.Single(_bench.Memory.Attention).ClosedAt);
    }

    [Fact]
    public async Task The_order_of_a_sender_that_died_becomes_unknown()
    {
        OrderState bought = _bench.Rules.For(null, "a", null).Tracker.Buy(1000, 10.00m, _bench.Now);
        StoredOrder order = _bench.Place("a", state: bought);
        Assert.NotNull((await _bench.Memory.ClaimSubmissionAsync("a", _bench.Now, TimeSpan.FromSeconds(30), Token)).Claimed);
        _bench.PassMinutes(2);

        _ = await TurnAsync(Worker());

        Assert.Equal(SubmissionStatus.Unknown, _bench.Read(order).State.Submission!.Status);
        Assert.Contains(_bench.Memory.Attention, row => row.Finding == Findings.SubmissionUnknown && row.Order == order.Key);
    }

    [Fact]
    public async Task Open_orders_of_a_provider_that_is_gone_are_one_alert_which_closes_once_it_is_back()
    {
        _ = _bench.Place("b", 3);
        MissingProviderWorker worker = Missing();
        Assert.Equal(new WorkerTurn { NextIn = TimeSpan.FromSeconds(30) }, await worker.RunOnceAsync(_bench.Now, Token));

        _bench.Listed.Set(new PolledProvider("a", _bench.Time));
        Assert.Equal(1, (await worker.RunOnceAsync(_bench.Now, Token)).Count);
        Assert.Equal(1, (await worker.RunOnceAsync(_bench.Now, Token)).Count);
        StoredAttention row = Assert.Single(_bench.Memory.Attention);
        Assert.Equal(("b", Findings.Unanswered, null), (row.Provider, row.Finding, row.ClosedAt));
        Assert.Single(_bench.Log.Messages, line => line.EndsWith("nobody sends, polls or follows them: b", StringComparison.Ordinal));

        _bench.Listed.Set(new PolledProvider("b", _bench.Time));
        Assert.Equal(0, (await worker.RunOnceAsync(_bench.Now, Token)).Count);
        Assert.NotNull(Assert.Single(_bench.Memory.Attention).ClosedAt);
    }

    [Fact]
    public async Task A_provider_that_cannot_be_used_as_it_is_listed_is_one_line_and_one_alert_for_each_fault()
    {
        using TestMeters meters = new();
        using OrderMeter meter = new(meters, _bench.Time, new(_bench.Time));
        KeptAlerts alerts = new();
        AlertDesk desk = new([alerts], () => new(), _bench.Time, meter, _bench.Log);
        MissingProviderWorker worker = new(_bench.Store, _bench.Listed.Providers, () => _bench.Sweep, _bench.Log) { Alerts = desk };
        ProviderApiKey key = new("sk-4711");
        _ = _bench.Place("c");
        _bench.Listed.Set();
        _bench.Listed.Defined = [Listed(key)];
        await RunAsync();
        Assert.Empty(_bench.Log.Lines);

        _bench.Listed.Defined = [Listed(null)];
        await RunAsync();
        Assert.Equal("The panel lists provider c but cannot use it, so that nobody sends or polls its orders: The provider c cannot be used: ApiKey is not set.", Assert.Single(Errors()));
        Assert.Equal((OrderAlertKind.ProviderMissing, "c", "The provider c cannot be used: ApiKey is not set.", 1L), Assert.Single(alerts.All) is var alert ? (alert.Kind, alert.Name, alert.What, alert.Count) : default);

        // What was wrong before is told anew if it comes again.
        _bench.Listed.Defined = [Listed(key)];
        await RunAsync();
        Assert.Single(_bench.Log.Messages, line => line == "Provider c is no longer listed with a fault.");
        _bench.Pass(TimeSpan.FromHours(1));
        _bench.Listed.Defined = [Listed(key, perSecond: 0)];
        await RunAsync();
        Assert.Equal((2, 2), (Errors().Length, alerts.All.Count));
        Assert.Contains("RequestsPerSecond", alerts.All[1].What, StringComparison.Ordinal);

        // No order misses its provider, so there is nothing else to look at.
        Assert.Empty(_bench.Memory.Attention);
        Assert.DoesNotContain(_bench.Log.Messages.Concat(alerts.All.Select(each => each.What ?? "")), line => line.Contains("sk-4711", StringComparison.Ordinal));

        static SmmProviderDefinition Listed(ProviderApiKey? key, int perSecond = 5) =>
            new("c", new() { Address = new("https://example.com/api/v2"), ApiKey = key, RequestsPerSecond = perSecond });

        string[] Errors() => [.. _bench.Log.Lines.Where(line => line.Level == LogLevel.Error).Select(line => line.Message)];

        async Task RunAsync()
        {
            _ = await worker.RunOnceAsync(_bench.Now, Token);
            _ = await worker.RunOnceAsync(_bench.Now, Token);
        }
    }

    [Fact]
    public async Task While_the_list_of_providers_cannot_be_read_none_is_missing()
    {
        _ = _bench.Place("b");
        _bench.Listed.Fault = new InvalidOperationException("The panel's table is away.");

        Assert.Equal(new WorkerTurn { NextIn = TimeSpan.FromSeconds(30) }, await Missing().RunOnceAsync(_bench.Now, Token));

        Assert.Empty(_bench.Memory.Attention);
    }

    [Fact]
    public async Task Between_its_intervals_a_paced_worker_leaves_the_store_alone()
    {
        int sweeps = 0;
        _bench.Store = StoreBetween.Of(_bench.Memory, (_, _, call) =>
        {
            sweeps++;
            return call();
        });
        PacedWorker paced = new(Worker());
        TurnScope scope = TurnScope.Of(Token);

        _ = await paced.RunOnceAsync(_bench.Now, scope);
        _bench.Pass(TimeSpan.FromSeconds(14));
        Assert.Equal(new WorkerTurn { NextIn = TimeSpan.FromSeconds(1) }, await paced.RunOnceAsync(_bench.Now, scope));
        Assert.Equal(1, sweeps);
        _bench.Pass(TimeSpan.FromSeconds(1));
        _ = await paced.RunOnceAsync(_bench.Now, scope);

        Assert.Equal(2, sweeps);
    }

    private OrderSweepWorker Worker() => new(_bench.Store, () => _bench.Sweep, _bench.Log);

    private MissingProviderWorker Missing() => new(_bench.Store, _bench.Listed.Providers, () => _bench.Sweep, _bench.Log);

    private Task<WorkerTurn> TurnAsync(OrderSweepWorker worker) => worker.RunOnceAsync(_bench.Now, Token);
}
