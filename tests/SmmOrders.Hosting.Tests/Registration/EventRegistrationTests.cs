using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmmOrders.Testing;

namespace SmmOrders.Hosting.Tests;

/// <summary>A whole host, by the registration alone.</summary>
public sealed class EventRegistrationTests
{
    private const string Secret = "whsec_0123456789abcdef";

    private readonly WatchedTime _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_go_to_a_webhook_and_to_a_handler_and_attention_to_the_alerts()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        InMemoryOrderStore store = Store("webhook", "bus", "alerts");
        var alerts = new KeptAlerts();
        var handled = new HandledEvents();
        using IHost host = Host(store, services => services
            .AddSingleton(handled)
            .AddSingleton<IOrderAlerts>(alerts)
            .AddOrderAlerts()
            .AddOrderWebhook("webhook", options => Allow(options, receiver))
            .AddOrderEvents<ScopedHandler>("bus"));
        await MoveAsync(store);
        _time.Advance(TimeSpan.FromHours(4));
        _ = await store.SweepAsync(_time.GetUtcNow(), cancellationToken: Token);

        await host.StartAsync(Token);
        _ = await receiver.NextAsync();
        _ = await handled.NextAsync();
        _ = await alerts.NextAsync();

        await host.StopAsync(Token);
        Assert.True(receiver.All[0].IsSignedWith(Secret));
        Assert.Contains("\"order\":\"2\"", receiver.All.Select(received => received.Text).First(text => text.Contains("InProgress", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(Findings.StuckInProcessing, alerts.All[0].Finding);
        Assert.True(handled.Scopes > 0);
    }

    [Fact]
    public async Task A_host_that_stops_gives_back_what_it_claimed_at_once()
    {
        InMemoryOrderStore store = Store("bus");
        var handled = new HandledEvents { Hangs = true };
        using IHost host = Host(store, services => services.AddSingleton(handled).AddOrderEvents<ScopedHandler>("bus"));
        await MoveAsync(store);
        await host.StartAsync(Token);
        _ = await handled.NextAsync();
        using var hurry = new CancellationTokenSource();
        Task stopping = host.StopAsync(hurry.Token);
        Assert.Empty(await store.ClaimOutboxAsync("bus", _time.GetUtcNow(), TimeSpan.FromSeconds(1), cancellationToken: Token));

        await hurry.CancelAsync();
        await stopping;

        OutboxEvent again = Assert.Single(await store.ClaimOutboxAsync("bus", _time.GetUtcNow(), TimeSpan.FromSeconds(1), cancellationToken: Token));
        Assert.Equal(1, again.Tries);
    }

    [Fact]
    public async Task The_health_checks_are_resolved_by_the_platform()
    {
        InMemoryOrderStore store = Store();
        using IHost host = Host(store, services => services.AddOrderMetrics().AddHealthChecks()
            .AddCheck<OrderLoopsHealthCheck>("orders-live")
            .AddCheck<OrderStoresHealthCheck>("orders-ready")
            .AddCheck<OrderBacklogHealthCheck>("orders-degraded"));
        await host.StartAsync(Token);

        HealthReport report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token);

        Assert.Equal(HealthStatus.Healthy, report.Status);
        Assert.Equal(["orders-degraded", "orders-live", "orders-ready"], report.Entries.Keys.Order(StringComparer.Ordinal));
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task A_sink_that_the_store_does_not_name_keeps_the_host_from_starting()
    {
        using IHost host = Host(Store("webhook"), services => services.AddSingleton(new HandledEvents()).AddOrderEvents<ScopedHandler>("bus"));

        OptionsValidationException thrown = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));

        Assert.Contains("The sink bus cannot start. The store has no such sink. Name it where the store is registered: AddOutboxSink(\"bus\").", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_out_of_range_keep_the_host_from_starting_and_are_named()
    {
        using IHost host = Host(Store("bus"), services => services
            .AddSingleton(new HandledEvents())
            .AddOrderEvents<ScopedHandler>("bus", options => (options.BatchSize, options.FirstRetry) = (0, TimeSpan.FromHours(2)))
            .AddOrderAlerts(options => (options.Sink, options.Silence) = ("", TimeSpan.FromDays(8)))
            .AddOrderAlertWebhook("chat", _ => { })
            .Configure<OrderHealthOptions>(options => options.Backlog = TimeSpan.Zero));

        string faults = (await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync(Token))).ToString();

        Assert.Contains("The sink bus cannot start. BatchSize is 0; it is from 1 to 1000. LongestRetry is 01:00:00; it is at least FirstRetry, 02:00:00.", faults, StringComparison.Ordinal);
        Assert.Contains("The alerts cannot start. Silence is 8.00:00:00; it is from zero to 7 days. Sink is empty; it is the name of a sink, such as alerts.", faults, StringComparison.Ordinal);
        Assert.Contains("The webhook chat cannot be used: Address is not set. Secrets has 0", faults, StringComparison.Ordinal);
        Assert.Contains("The health checks cannot start. Backlog is 00:00:00; it is from 10 s to 30 days.", faults, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sink_has_one_handler_and_a_webhook_one_name()
    {
        IServiceCollection services = new ServiceCollection().AddOrderEvents<ScopedHandler>("bus").AddOrderEvents<ScopedHandler>("bus", store: "second");

        Assert.Contains("The sink bus has a handler already.", Assert.Throws<ArgumentException>(() => services.AddOrderWebhook("bus", _ => { })).Message, StringComparison.Ordinal);
        Assert.Contains("The sink second/bus has a handler already.", Assert.Throws<ArgumentException>(() => services.AddOrderEvents<ScopedHandler>("bus", store: "second")).Message, StringComparison.Ordinal);
        _ = services.AddOrderAlertWebhook("chat", _ => { });
        _ = Assert.Throws<ArgumentException>(() => services.AddOrderAlertWebhook("chat", _ => { }));
        _ = Assert.Throws<ArgumentException>(() => services.AddOrderAlertWebhook(" ", _ => { }));
        _ = Assert.Throws<ArgumentException>(() => services.AddOrderEvents<ScopedHandler>(""));
        _ = Assert.Throws<ArgumentNullException>(() => services.AddOrderWebhook("other", null!));
    }

    [Fact]
    public void The_worker_of_a_sink_is_there_for_other_schedulers()
    {
        using IHost host = Host(Store("bus"), services => services.AddSingleton(new HandledEvents()).AddOrderEvents<ScopedHandler>("bus"));

        Assert.Equal("bus", host.Services.GetRequiredKeyedService<OrderEventWorker>("bus").Sink);
    }

    private static void Allow(OrderWebhookOptions options, Receiver receiver)
    {
        options.Address = receiver.Address;
        options.Secrets.Add(new(Secret));
        options.AllowedNetworks.Add(IPNetwork.Parse("127.0.0.0/8"));
    }

    private InMemoryOrderStore Store(params string[] sinks) =>
        new(new(new() { Refunds = RefundPolicy.HalfUp(2) })) { OutboxSinks = sinks, Time = _time };

    private IHost Host(IOrderStore store, Action<IServiceCollection> add)
    {
        HostApplicationBuilder builder = new(new HostApplicationBuilderSettings { DisableDefaults = true });
        _ = builder.Logging.ClearProviders();
        _ = builder.Services.AddSingleton(store).AddSingleton<TimeProvider>(_time).AddSmmProviderSource<NoProviders>();
        add(builder.Services);
        return builder.Build();
    }

    private async Task MoveAsync(InMemoryOrderStore store)
    {
        var tracker = new OrderTracker(RefundPolicy.HalfUp(2));
        _ = store.Add(OrderKey.Of(1), tracker.Place(1000, 10m, _time.GetUtcNow()));
        _ = store.Add(OrderKey.Of(2), tracker.Place(1000, 10m, _time.GetUtcNow()));
        _ = await store.ApplyAsync([new() { Order = OrderKey.Of(2), Report = StatusReport.Of(OrderStatus.InProgress), At = _time.GetUtcNow() }], Token);
    }
}
