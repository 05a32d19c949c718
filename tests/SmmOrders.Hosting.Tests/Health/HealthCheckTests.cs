using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SmmOrders.Hosting.Tests;

public sealed class HealthCheckTests : IDisposable
{
    private readonly EventShop _shop = new();
    private readonly LoopHeartbeats _heartbeats = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_loop_that_is_silent_for_more_than_five_minutes_is_not_alive()
    {
        LoopHeartbeat submission = _heartbeats.Open("submission", "", _shop.Now);
        LoopHeartbeat alpha = _heartbeats.Open("status", "second", _shop.Now, "alpha");
        _heartbeats.Started(_shop.Now);
        submission.Beat(_shop.Now);
        alpha.Beat(_shop.Now);
        _shop.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HealthStatus.Healthy, (await LiveAsync()).Status);
        submission.Beat(_shop.Now);
        _shop.Time.Advance(TimeSpan.FromTicks(1));

        HealthCheckResult result = await LiveAsync();

        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        Assert.Equal("The status loop of the store second, provider alpha, has been silent since 2026-01-02 12:00:00Z.", result.Description);

        // It ended as it was told to.
        _heartbeats.Close(alpha);
        Assert.Equal(HealthStatus.Healthy, (await LiveAsync()).Status);
    }

    [Fact]
    public async Task A_loop_that_never_begins_is_missed_once_the_host_has_started()
    {
        _ = _heartbeats.Open("submission", "", _shop.Now);
        _shop.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HealthStatus.Healthy, (await LiveAsync()).Status); // The host still starts: its database is migrated.
        _heartbeats.Started(_shop.Now);
        _shop.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HealthStatus.Healthy, (await LiveAsync()).Status);
        _shop.Time.Advance(TimeSpan.FromTicks(1));

        Assert.Equal((HealthStatus.Unhealthy, "The submission loop has been silent since 2026-01-02 13:00:00Z."), ((await LiveAsync()).Status, (await LiveAsync()).Description));
    }

    [Fact]
    public async Task A_loop_that_has_ended_is_not_alive_from_then_on()
    {
        LoopHeartbeat loop = _heartbeats.Open("submission", "", _shop.Now);
        _heartbeats.Started(_shop.Now);

        loop.End();

        Assert.Equal((HealthStatus.Unhealthy, "The submission loop has ended."), ((await LiveAsync()).Status, (await LiveAsync()).Description));
    }

    [Fact]
    public async Task A_loop_that_sleeps_for_as_long_as_it_may_is_alive()
    {
        LoopHeartbeat loop = _heartbeats.Open("sweep", "", _shop.Now);
        _heartbeats.Started(_shop.Now);
        loop.Beat(_shop.Now.AddHours(1));

        _shop.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(HealthStatus.Healthy, (await LiveAsync()).Status);
    }

    [Fact]
    public async Task A_store_whose_orders_no_loop_counts_is_counted_by_the_check()
    {
        int counted = 0;
        IOrderStore store = StoreBetween.Of(_shop.Memory, (method, _, call) =>
        {
            counted += method == nameof(IMonitoringStore.CountOrdersAsync) ? 1 : 0;
            return call();
        });
        _ = _shop.Memory.Add(OrderKey.Of(1), new OrderTracker(RefundPolicy.HalfUp(2)).Place(1000, 10m, _shop.Now), provider: "alpha", providerOrderId: "1");
        using ServiceProvider services = new ServiceCollection().AddSingleton(store).AddSingleton(new CountWorker(store, _shop.Gauges, _shop.Time)).BuildServiceProvider();
        OrderBacklogHealthCheck check = new(services, [new("status", "")], _shop.Gauges, _heartbeats, Options, _shop.Time);
        Assert.Equal(HealthStatus.Healthy, (await check.CheckHealthAsync(Context(HealthStatus.Unhealthy), Token)).Status);
        _shop.Time.Advance(TimeSpan.FromHours(1));

        HealthCheckResult result = await check.CheckHealthAsync(Context(HealthStatus.Unhealthy), Token);

        Assert.Equal(HealthStatus.Degraded, result.Status);
        Assert.StartsWith("Provider alpha: orders have been due to be polled since", result.Description, StringComparison.Ordinal);
        _ = await check.CheckHealthAsync(Context(HealthStatus.Unhealthy), Token);
        Assert.Equal(2, counted);
    }

    [Fact]
    public async Task A_loop_that_fails_or_waits_for_its_right_is_alive()
    {
        LoopHeartbeat waiting = _heartbeats.Open("submission", "", _shop.Now);
        LoopHeartbeat failing = _heartbeats.Open("status", "", _shop.Now);
        _heartbeats.Started(_shop.Now);
        _shop.Time.Advance(TimeSpan.FromHours(1));
        waiting.Succeeded(_shop.Now);
        _ = failing.Failed(_shop.Now);

        Assert.Equal(HealthStatus.Healthy, (await LiveAsync()).Status);
    }

    [Fact]
    public async Task A_registration_says_how_bad_it_is()
    {
        LoopHeartbeat loop = _heartbeats.Open("submission", "", _shop.Now);
        loop.Beat(_shop.Now);
        _heartbeats.Started(_shop.Now);
        _shop.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(HealthStatus.Degraded, (await LiveAsync(HealthStatus.Degraded)).Status);
    }

    [Fact]
    public async Task A_store_that_lacks_something_is_not_ready_and_says_what()
    {
        IOrderStore wrong = StoreProxy.Of(
            _shop.Memory, nameof(IMonitoringStore.CheckAsync), (_, _) => Task.FromResult(new StoreCheck { Faults = ["The table smm_outbox is missing."] }));
        using ServiceProvider services = new ServiceCollection().AddSingleton<IOrderStore>(_shop.Memory).AddKeyedSingleton("second", wrong).BuildServiceProvider();

        Assert.Equal(HealthStatus.Healthy, (await ReadyAsync(services, "", "")).Status);
        HealthCheckResult result = await ReadyAsync(services, "", "second");

        Assert.Equal((HealthStatus.Unhealthy, "second: The table smm_outbox is missing."), (result.Status, result.Description));
    }

    [Fact]
    public async Task A_panel_that_keeps_up_is_healthy()
    {
        Count(pollsDueFor: 15, submissionsDueFor: 15, eventsFor: 15);

        Assert.Equal(HealthStatus.Healthy, (await DegradedAsync()).Status);
    }

    [Theory]
    [InlineData(16, 0, 0, "Provider alpha: orders have been due to be polled since 2026-01-02 11:44:00Z.")]
    [InlineData(0, 16, 0, "Provider beta: orders have been due to be sent since 2026-01-02 11:44:00Z.")]
    [InlineData(0, 0, 16, "Sink webhook: events have been waiting since 2026-01-02 11:44:00Z.")]
    public async Task A_panel_that_is_behind_is_degraded_and_says_where(int pollsDueFor, int submissionsDueFor, int eventsFor, string where)
    {
        Count(pollsDueFor, submissionsDueFor, eventsFor);

        HealthCheckResult result = await DegradedAsync();

        Assert.Equal((HealthStatus.Degraded, where), (result.Status, result.Description));
    }

    [Fact]
    public async Task A_provider_that_is_silent_is_named_with_since_when()
    {
        Count(pollsDueFor: 40, submissionsDueFor: 0, eventsFor: 0);
        _ = await _shop.Memory.ReportOutageAsync(new() { Provider = "alpha", At = _shop.Now.AddMinutes(-30), Words = "no answer", ProbeAt = _shop.Now }, Token);

        HealthCheckResult result = await DegradedAsync();

        Assert.Equal("Provider alpha: orders have been due to be polled since 2026-01-02 11:20:00Z; it has failed since 2026-01-02 11:30:00Z.", result.Description);
    }

    [Fact]
    public async Task What_a_person_paused_is_no_concern_and_what_the_panel_stopped_is()
    {
        Count(pollsDueFor: 40, submissionsDueFor: 40, eventsFor: 0);
        await _shop.Memory.PausePollingAsync(new() { Provider = "alpha", Since = _shop.Now, Why = "moving", By = "Ada" }, Token);
        await _shop.Memory.StopSubmissionAsync(new() { Provider = "beta", Since = _shop.Now, Why = "no funds" }, Token);
        Assert.Equal("Provider beta: orders have been due to be sent since 2026-01-02 11:20:00Z.", (await DegradedAsync()).Description);
        await _shop.Memory.StopSubmissionAsync(new() { Provider = "beta", Since = _shop.Now, Why = "moving", By = "Ada" }, Token);

        Assert.Equal(HealthStatus.Healthy, (await DegradedAsync()).Status);
    }

    [Fact]
    public async Task A_loop_that_failed_three_times_in_a_row_degrades_the_panel()
    {
        LoopHeartbeat loop = _heartbeats.Open("submission", "", _shop.Now);
        _ = loop.Failed(_shop.Now);
        _ = loop.Failed(_shop.Now);
        Assert.Equal(HealthStatus.Healthy, (await DegradedAsync()).Status);
        _ = loop.Failed(_shop.Now);

        Assert.Equal((HealthStatus.Degraded, "The submission loop failed 3 times in a row."), ((await DegradedAsync()).Status, (await DegradedAsync()).Description));
        loop.Succeeded(_shop.Now);
        Assert.Equal(HealthStatus.Healthy, (await DegradedAsync()).Status);
    }

    [Fact]
    public async Task Counts_that_are_old_say_nothing_and_that_is_said()
    {
        Count(pollsDueFor: 0, submissionsDueFor: 0, eventsFor: 0);
        _shop.Time.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromTicks(1));

        Assert.Equal("The orders have not been counted since 2026-01-02 12:00:00Z.", (await DegradedAsync()).Description);
    }

    private void Count(int pollsDueFor, int submissionsDueFor, int eventsFor) => _shop.Gauges.Set("", new(
        _shop.Now,
        new()
        {
            Polled =
            [
                new() { Provider = "alpha", Status = OrderStatus.Pending, Count = 7, DueAt = _shop.Now.AddMinutes(1) },
                new() { Provider = "alpha", Status = OrderStatus.Completed, Count = 7, DueAt = _shop.Now.AddMinutes(-pollsDueFor) },
            ],
            Submissions =
            [
                new() { Provider = "beta", Status = SubmissionStatus.Queued, Count = 1, DueAt = _shop.Now.AddMinutes(-submissionsDueFor) },
                new() { Provider = "beta", Status = SubmissionStatus.Sending, Count = 1, DueAt = _shop.Now.AddDays(-1) },
            ],
            Attention = [],
        },
        [new() { Sink = EventShop.Sink, Waiting = 1, Dead = 0, OldestAt = _shop.Now.AddMinutes(-eventsFor) }, new() { Sink = "empty", Waiting = 0, Dead = 3 }]));

    private Task<HealthCheckResult> LiveAsync(HealthStatus failure = HealthStatus.Unhealthy) =>
        new OrderLoopsHealthCheck(_heartbeats, Options, _shop.Time).CheckHealthAsync(Context(failure), Token);

    private static Task<HealthCheckResult> ReadyAsync(IServiceProvider services, params string[] stores) =>
        new OrderStoresHealthCheck(services, stores.Select(store => new RegisteredWorker("submission", store))).CheckHealthAsync(Context(HealthStatus.Unhealthy), Token);

    private async Task<HealthCheckResult> DegradedAsync()
    {
        using ServiceProvider services = new ServiceCollection().AddSingleton(_shop.Store).BuildServiceProvider();
        return await new OrderBacklogHealthCheck(services, [new("metrics", "")], _shop.Gauges, _heartbeats, Options, _shop.Time).CheckHealthAsync(Context(HealthStatus.Unhealthy), Token);
    }

    private static OrderHealthOptions Options() => new();

    private static HealthCheckContext Context(HealthStatus failure) => new() { Registration = new("orders", _ => null!, failure, tags: null) };
}
