using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>What can be watched: logs, an activity for each request, and instruments.</summary>
public sealed class TelemetryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_request_and_every_item_is_counted()
    {
        const string Provider = "counted";
        var time = new WatchedTime();
        using var telemetry = new CapturedTelemetry();
        await using SimulatedProvider simulated = await SimulatedProvider.StartAsync(cancellationToken: Token);
        await using ServiceProvider services = Register(simulated, Provider, time);
        SmmProviderClient client = services.GetRequiredService<SmmProviders>().Get(Provider);
        string pending = simulated.Orders.Place(10, OrderHistory.Waiting).Id;
        string odd = simulated.Orders.Place(10, OrderHistory.Script(new HistoryStep(TimeSpan.Zero, OrderStatus.Pending) { Word = "Paused" })).Id;

        telemetry.Observe();
        Assert.Empty(telemetry.Of(ProviderDiagnostics.AnswerAge, Provider));
        _ = await client.GetStatusesAsync(["404", pending, odd], Token); // One that fails is not the request that fails.
        _ = await client.AddOrderAsync(NewOrder.Default("1", "L", 10), Token);
        time.Advance(TimeSpan.FromMinutes(5));
        simulated.Faults.Always(SimulatedFault.LostAnswer());
        _ = await client.GetBalanceAsync(Token);
        _ = await client.AddOrderAsync(NewOrder.Default("1", "L", 10), Token);
        simulated.Faults.Always(SimulatedFault.Silence());
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task<ProviderResult<ProviderBalance>> asking = client.GetBalanceAsync(caller.Token);
        await simulated.WaitForRequestsAsync(5, Token).WaitAsync(TimeSpan.FromSeconds(20), Token);
        await caller.CancelAsync();
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        telemetry.Observe();

        Assert.Equal(
            ["add Answered 1", "add Unavailable 1", "balance Canceled 1", "balance Unavailable 1", "status Answered 1"],
            Sums(telemetry, ProviderDiagnostics.Requests, "smm.outcome"));
        Assert.Equal(["add 2", "balance 2", "status 1"], Sums(telemetry, ProviderDiagnostics.Attempts, null));
        Assert.Equal(
            ["add Done 1", "add Unavailable 1", "balance Unavailable 1", "status ProviderError 1", "status Status 1", "status UnknownStatus 1"],
            Sums(telemetry, ProviderDiagnostics.Items, "smm.item"));
        Assert.Equal(5, telemetry.Of(ProviderDiagnostics.Duration, Provider).Count());
        Assert.Equal([300], telemetry.Of(ProviderDiagnostics.AnswerAge, Provider).Select(age => age.Value));

        static string[] Sums(CapturedTelemetry telemetry, string instrument, string? tag) =>
        [
            .. telemetry.Of(instrument, Provider)
                .GroupBy(measurement => $"{measurement.Tags["smm.action"]}{(tag is null ? "" : $" {measurement.Tags[tag]}")}")
                .Select(group => $"{group.Key} {group.Sum(measurement => measurement.Value)}").Order(StringComparer.Ordinal),
        ];
    }

    [Fact]
    public async Task The_instruments_their_units_and_their_tags_are_these()
    {
        const string Provider = "measured";
        using var telemetry = new CapturedTelemetry();
        await using SimulatedProvider simulated = await SimulatedProvider.StartAsync(cancellationToken: Token);
        await using ServiceProvider services = Register(simulated, Provider, TimeProvider.System);
        object scope = services.GetRequiredService<IMeterFactory>();
        List<Instrument> instruments = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Scope == scope && instrument.Meter.Name == "SmmOrders.Providers")
                {
                    instruments.Add(instrument);
                }
            },
        };
        listener.Start();

        _ = await services.GetRequiredService<SmmProviders>().Get(Provider).GetBalanceAsync(Token);
        telemetry.Observe();

        Assert.Equal(
            [
                "Counter smm.provider.attempts {attempt}: How often requests were handed to the network. smm.action, smm.provider",
                "Counter smm.provider.items {item}: What providers said about each item. smm.action, smm.item, smm.provider",
                "Counter smm.provider.requests {request}: What came of each request to a provider. smm.action, smm.outcome, smm.provider",
                "Histogram smm.provider.request.duration s: How long a request took in all. smm.action, smm.outcome, smm.provider",
                "ObservableGauge smm.provider.answer.age s: How long ago each provider last answered. smm.provider",
            ],
            instruments.Select(instrument => $"{instrument.GetType().Name.Split('`')[0]} {instrument.Name} {instrument.Unit}: {instrument.Description} {Tags(instrument)}")
                .Order(StringComparer.Ordinal));

        string Tags(Instrument instrument) =>
            string.Join(", ", telemetry.Of(instrument.Name, Provider).SelectMany(measurement => measurement.Tags.Keys).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_request_whose_items_fail_for_different_reasons_has_not_failed()
    {
        await using Panel panel = await Panel.OpenAsync();
        string done = panel.Provider.Orders.Place(10, OrderHistory.Script(new HistoryStep(TimeSpan.Zero, OrderStatus.Completed, 1000))).Id;

        _ = await panel.Client.RequestCancelsAsync([done, "404"], Token);
        _ = await panel.Client.RequestCancelsAsync(["404", "405"], Token);

        Assert.Equal([1, 2], panel.Logs.Entries.Where(entry => entry.Category == typeof(SmmProviderClient).FullName).Select(entry => entry.Event.Id));
    }

    [Fact]
    public async Task Every_request_is_one_activity_and_its_trace_goes_nowhere()
    {
        const string Provider = "traced";
        using var telemetry = new CapturedTelemetry();
        await using var host = new RawHost((number, _) => number == 1 ? RawHost.Http("""{"balance":"1"}""") : RawHost.Http("{}", "HTTP/1.1 404 No"));
        await using ServiceProvider services = new ServiceCollection().AddSmmProvider(Provider, options =>
        {
            options.Address = host.Address;
            options.ApiKey = new("k3y");
        }).BuildServiceProvider();
        SmmProviderClient client = services.GetRequiredService<SmmProviders>().Get(Provider);
        using var source = new ActivitySource("panel");
        using Activity panel = source.StartActivity("panel")!;
        _ = panel.SetBaggage("customer", "c-17");

        _ = await client.GetBalanceAsync(Token);
        _ = await client.AddOrderAsync(NewOrder.Package("1", "L"), Token);

        Activity[] activities = [.. telemetry.Activities.Where(activity => Equals(activity.GetTagItem("smm.provider"), Provider))];
        Assert.Equal(["smm balance", "smm add"], activities.Select(activity => activity.DisplayName));
        Assert.All(activities, activity => Assert.Equal((ActivityKind.Client, panel.SpanId), (activity.Kind, activity.ParentSpanId)));
        Assert.Equal(["balance", "add"], activities.Select(activity => activity.GetTagItem("smm.action")));
        Assert.All(activities, activity => Assert.Equal(1, activity.GetTagItem("smm.attempts")));
        Assert.Equal(["Answered", "Unavailable"], activities.Select(activity => activity.GetTagItem("smm.outcome")));
        Assert.Equal([null, 404], activities.Select(activity => activity.GetTagItem("http.response.status_code")));
        Assert.Equal([ActivityStatusCode.Unset, ActivityStatusCode.Error], activities.Select(activity => activity.Status));
        Assert.DoesNotContain("traceparent", host.Received, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("c-17", host.Received, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_tells_what_happened_and_never_a_body()
    {
        await using Panel panel = await Panel.OpenAsync();

        _ = await panel.Client.AddOrderAsync(NewOrder.Default("1", "https://example.com/canary-link", 10), Token);
        panel.Provider.Faults.Next(SimulatedFault.Html(404));
        _ = await panel.Client.GetBalanceAsync(Token);
        panel.Provider.Faults.Next(SimulatedFault.LostAnswer());
        _ = await panel.Client.AddOrderAsync(NewOrder.Default("1", "https://example.com/canary-link", 10), Token);

        (LogLevel Level, int Event, string Text)[] entries =
        [
            .. panel.Logs.Entries.Where(entry => entry.Category == typeof(SmmProviderClient).FullName).Select(entry => (entry.Level, entry.Event.Id, entry.Text)),
        ];
        Assert.Equal([(LogLevel.Debug, 1), (LogLevel.Warning, 2), (LogLevel.Error, 3)], entries.Select(entry => (entry.Level, entry.Event)));
        Assert.StartsWith("Provider alpha: add was answered in ", entries[0].Text, StringComparison.Ordinal);
        Assert.Contains("ms, attempts: 1. Unavailable (HTTP 404): the answer does not say why in JSON", entries[1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Provider alpha: it is not known whether add was carried out, so it must not be repeated blindly. Unavailable: ", entries[2].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(panel.Logs.Entries, entry => entry.Text.Contains("canary-link", StringComparison.Ordinal));
        Assert.DoesNotContain(panel.Logs.Entries, entry => entry.Category.StartsWith("System.Net.Http", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_order_that_is_canceled_on_its_way_leaves_a_trace_in_the_log()
    {
        await using Panel panel = await Panel.OpenAsync();
        panel.Provider.Faults.Always(SimulatedFault.Silence());
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var early = new CancellationTokenSource(TimeSpan.Zero);

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => panel.Client.AddOrderAsync(NewOrder.Package("1", "never left"), early.Token));
        Task<OrderPlacement> adding = panel.Client.AddOrderAsync(NewOrder.Package("1", "L"), caller.Token);
        Task<ProviderResult<ProviderBalance>> asking = panel.Client.GetBalanceAsync(caller.Token);
        await panel.ReachedAsync(2);
        await caller.CancelAsync();
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => adding);
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);

        (LogLevel level, string text) = Assert.Single(panel.Logs.Entries
            .Where(entry => entry.Category == typeof(SmmProviderClient).FullName).Select(entry => (entry.Level, entry.Text)));
        Assert.Equal(LogLevel.Error, level);
        Assert.StartsWith("Provider alpha: the caller canceled add after it had left. It is not known whether it was carried out", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_said_of_an_item_has_the_name_of_its_finding() => Assert.All(
        Enum.GetNames<ReportKind>().Except([nameof(ReportKind.Status)]),
        name => Assert.Contains(name, Enum.GetNames<Findings>()));

    [Fact]
    public async Task A_provider_cannot_write_a_line_of_the_log()
    {
        await using Panel panel = await Panel.OpenAsync();
        panel.Provider.Faults.Next(SimulatedFault.Error("sorry\r\n2026-11-23 ERROR all is lost\u2028and more"));

        ProviderFailure failure = (await panel.Client.GetBalanceAsync(Token)).Failure!;

        Assert.Equal("sorry  2026-11-23 ERROR all is lost and more", failure.Detail);
        Assert.All(
            panel.Logs.Entries.Where(entry => entry.Category == typeof(SmmProviderClient).FullName),
            entry => Assert.DoesNotContain('\n', entry.Text));
    }

    private static ServiceProvider Register(SimulatedProvider simulated, string name, TimeProvider time)
    {
        var services = new ServiceCollection();
        _ = services.AddSmmProvider(name, options =>
        {
            options.Address = simulated.Address;
            options.ApiKey = new("simulated-key");
            options.Retries = 0;
            options.Time = time;
        });
        return services.BuildServiceProvider();
    }
}
