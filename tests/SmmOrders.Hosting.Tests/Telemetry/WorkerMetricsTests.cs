using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SmmOrders.Providers;
using SmmOrders.Testing;

namespace SmmOrders.Hosting.Tests;

/// <summary>What the workers of a container measure, trace and alert to: by the registration alone, so that none is forgotten.</summary>
public sealed class WorkerMetricsTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(WatchedTime.Noon);
    private readonly OrderRules _rules = new(new() { Refunds = RefundPolicy.HalfUp(2) });
    private readonly TestMeters _meters = new();
    private readonly KeptAlerts _alerts = new();
    private readonly List<IDisposable> _made = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => _time.GetUtcNow();

    public void Dispose()
    {
        _made.ForEach(each => each.Dispose());
        _meters.Dispose();
    }

    [Fact]
    public async Task A_poll_is_measured_from_when_it_was_due_to_what_it_paid()
    {
        var alpha = new PolledProvider("alpha", _time) { OnOrder = _ => PolledProvider.Status(OrderStatus.Partial, 250) };
        InMemoryOrderStore store = Store();
        _ = store.Add(OrderKey.Of(1), _rules.For("USD", "alpha", null).Tracker.Place(1000, 10m, Now), "USD", "alpha", providerOrderId: "7");
        _time.Advance(TimeSpan.FromMinutes(30));
        DateTimeOffset dueAt = (await store.CountOrdersAsync(Token)).Polled[0].DueAt;
        using var traces = new KeptTraces();

        WorkerTurn turn = await Services(store, alpha).GetRequiredService<StatusSyncWorker>().RunOnceAsync("alpha", Now, Token);

        Assert.Equal(1, turn.Count);
        Assert.Equal(["1 smm.provider=alpha, smm.outcome=Applied"], _meters.Of(OrderDiagnostics.Polls));
        Assert.Equal([FormattableString.Invariant($"{(Now - dueAt).TotalSeconds} smm.provider=alpha")], _meters.Of(OrderDiagnostics.PollLag));
        Assert.Equal(["1 smm.provider=alpha, smm.status=InProgress", "1 smm.provider=alpha, smm.status=Partial"], _meters.Of(OrderDiagnostics.Transitions));
        Assert.Equal(["2.5 smm.provider=alpha, smm.currency=USD, smm.reason=PartiallyDelivered"], _meters.Of(OrderDiagnostics.Refunded));
        Assert.Equal(["0 smm.operation=claim, smm.loop=status", "0 smm.operation=apply, smm.loop=status"], _meters.Of(OrderDiagnostics.StoreDuration));
        Assert.Equal(["smm poll: smm.provider=alpha, smm.outcome=Answered"], traces.Of("alpha"));
    }

    [Fact]
    public async Task A_submission_is_counted_by_what_came_of_it()
    {
        var beta = new TestProvider("beta");
        InMemoryOrderStore store = Store();
        OrderSubmissionWorker worker = Services(store, beta).GetRequiredService<OrderSubmissionWorker>();
        using var traces = new KeptTraces();
        OrderPlacement[] answers = [OrderPlacement.Placed("77"), OrderPlacement.Unknown(new() { Kind = ProviderFailureKind.TimedOut, Detail = "no answer", MayHaveTakenEffect = true })];
        for (int order = 0; order < answers.Length; order++)
        {
            OrderPlacement answer = answers[order];
            beta.OnAdd = (_, _) => Task.FromResult(answer);
            Queue(store, order + 1, "beta");
            Assert.Equal(1, (await worker.RunOnceAsync("beta", Now, Token)).Count);
        }

        Assert.Equal(["1 smm.provider=beta, smm.outcome=Placed", "1 smm.provider=beta, smm.outcome=Unknown"], _meters.Of(OrderDiagnostics.Submissions));
        Assert.Equal(["claim", "apply", "claim", "apply"], _meters.All.Where(each => each.Instrument.Name == OrderDiagnostics.StoreDuration).Select(each => each.Tags[0].Value));
        Assert.Equal(["smm submission: smm.provider=beta, smm.outcome=Placed", "smm submission: smm.provider=beta, smm.outcome=Unknown"], traces.Of("beta"));
    }

    [Fact]
    public async Task A_sender_that_died_makes_an_unknown_submission_when_the_sweep_finds_it()
    {
        InMemoryOrderStore store = Store();
        Queue(store, 1, "beta");
        _ = await store.ClaimSubmissionAsync("beta", Now, TimeSpan.FromSeconds(30), Token);
        _time.Advance(TimeSpan.FromMinutes(5));

        _ = await Services(store, new TestProvider("beta")).GetRequiredService<OrderSweepWorker>().RunOnceAsync(Now, Token);

        Assert.Equal(["1 smm.provider=, smm.outcome=Unknown"], _meters.Of(OrderDiagnostics.Submissions));
    }

    [Fact]
    public async Task A_provider_that_refuses_the_key_is_one_alert_of_all_instances()
    {
        InMemoryOrderStore store = Store();
        var beta = new TestProvider("beta")
        {
            OnAdd = (_, _) => Task.FromResult(OrderPlacement.Rejected(new() { Kind = ProviderFailureKind.Unauthorized, Detail = "Incorrect API key", Refusal = RefusalKind.Unauthorized, IsAnswer = true })),
        };
        OrderSubmissionWorker[] instances = [.. Enumerable.Range(0, 3).Select(_ => Services(store, beta).GetRequiredService<OrderSubmissionWorker>())];
        for (int order = 1; order <= 9; order++)
        {
            Queue(store, order, "beta");
        }

        foreach (OrderSubmissionWorker instance in instances)
        {
            _ = await instance.RunOnceAsync("beta", Now, Token);
        }

        OrderAlert alert = Assert.Single(_alerts.All);
        Assert.Equal((OrderAlertKind.SubmissionStopped, "beta"), (alert.Kind, alert.Name));
        Assert.Contains("Incorrect API key", alert.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outage_that_polls_found_is_one_alert_that_submission_stopped_over_all_instances()
    {
        var beta = new TestProvider("beta") { OnStatus = _ => ProviderResult.Failed<ProviderAnswer>(PolledProvider.Whole(ProviderFailureKind.Unavailable)) };
        InMemoryOrderStore store = Store();
        _ = store.Add(OrderKey.Of(1), _rules.For(null, "beta", null).Tracker.Place(1000, 10m, Now), null, "beta", providerOrderId: "7");
        Queue(store, 2, "beta");
        ServiceProvider[] instances = [Services(store, beta), Services(store, beta)];
        for (int polls = 0; polls < 3; polls++)
        {
            _time.Advance(TimeSpan.FromMinutes(30));
            _ = await instances[0].GetRequiredService<StatusSyncWorker>().RunOnceAsync("beta", Now, Token);
        }

        Assert.Empty(_alerts.All);
        for (int turns = 0; turns < 4; turns++)
        {
            _ = await instances[turns % 2].GetRequiredService<OrderSubmissionWorker>().RunOnceAsync("beta", Now, Token);
        }

        OrderAlert alert = Assert.Single(_alerts.All);
        Assert.Equal((OrderAlertKind.SubmissionStopped, "beta", 1L, 0), (alert.Kind, alert.Name, alert.Count, beta.Added));
        Assert.Contains("It failed.", alert.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_is_gone_is_one_alert_also_without_a_sink_for_it()
    {
        InMemoryOrderStore store = Store();
        Queue(store, 1, "gone");
        Queue(store, 2, "gone");
        MissingProviderWorker worker = Services(store, new TestProvider("beta")).GetRequiredService<MissingProviderWorker>();

        _ = await worker.RunOnceAsync(Now, Token);
        _ = await worker.RunOnceAsync(Now, Token);

        OrderAlert alert = Assert.Single(_alerts.All);
        Assert.Equal((OrderAlertKind.ProviderMissing, "gone", 1L), (alert.Kind, alert.Name, alert.Count));
    }

    [Fact]
    public async Task With_a_sink_for_it_the_row_of_attention_is_the_one_alert()
    {
        InMemoryOrderStore store = Store("alerts");
        Queue(store, 1, "gone");
        ServiceProvider services = Services(store, new TestProvider("beta"));
        _ = await services.GetRequiredService<MissingProviderWorker>().RunOnceAsync(Now, Token);
        Assert.Empty(_alerts.All);

        _ = await services.GetRequiredService<AlertWorker>().RunOnceAsync(Now, TurnScope.Of(Token));

        OrderAlert alert = Assert.Single(_alerts.All);
        Assert.Equal((OrderAlertKind.Attention, Findings.Unanswered, "gone"), (alert.Kind, alert.Finding, alert.Name));
    }

    private InMemoryOrderStore Store(params string[] sinks) => new(_rules) { Time = _time, OutboxSinks = sinks };

    private void Queue(InMemoryOrderStore store, long order, string provider) => store.Add(
        OrderKey.Of(order), _rules.For(null, provider, null).Tracker.Buy(1000, 10m, Now), null, provider, null, "9",
        [new("service", "9"), new("link", $"https://example.com/{order}"), new("quantity", "1000")]);

    private ServiceProvider Services(IOrderStore store, params ISmmProvider[] providers)
    {
        var listed = new ListedProviders(providers);
        ServiceProvider services = new ServiceCollection()
            .AddSingleton<IMeterFactory>(new SharedMeters(_meters))
            .AddSingleton<TimeProvider>(_time)
            .AddSingleton(store)
            .AddSingleton<IOrderAlerts>(_alerts)
            .AddSingleton<Microsoft.Extensions.Hosting.IHostApplicationLifetime>(new TestLifetime())
            .AddSmmProviderSource<NoProviders>()
            .AddSingleton<ISmmProviderSource>(listed)
            .AddOrderWorkers()
            .BuildServiceProvider();
        _made.AddRange([services, listed]);
        return services;
    }

    // A container disposes of what it was given to make; these are the test's.
    private sealed class SharedMeters(TestMeters meters) : IMeterFactory
    {
        public Meter Create(MeterOptions options) => meters.Create(options);

        public void Dispose()
        {
        }
    }

    private sealed class KeptTraces : IDisposable
    {
        private readonly ActivityListener _listener;
        private readonly List<string> _all = [];

        public KeptTraces()
        {
            _listener = new()
            {
                ShouldListenTo = source => source.Name == OrderDiagnostics.ActivitySourceName,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = activity =>
                {
                    lock (_all)
                    {
                        _all.Add($"{activity.DisplayName}: {string.Join(", ", activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}");
                    }
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        // Other tests that run beside this one trace their own providers.
        public IEnumerable<string> Of(string provider)
        {
            lock (_all)
            {
                return [.. _all.Where(each => each.Contains($"smm.provider={provider},", StringComparison.Ordinal))];
            }
        }

        public void Dispose() => _listener.Dispose();
    }
}
