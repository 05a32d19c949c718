using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting.Tests;

public sealed class AlertDeskTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly EventShop _shop = new();
    private readonly KeptAlerts _alerts = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Without_anybody_to_tell_the_log_has_each_alert()
    {
        AlertDesk desk = _shop.Desk();

        await desk.RaiseAsync(OrderAlert.About(OrderAlertKind.SubmissionStopped, "alpha", "Incorrect API key", _shop.Now), Token);

        (LogLevel level, string message, _) = Assert.Single(_shop.Log.Lines);
        Assert.Equal((LogLevel.Warning, "Alert: SubmissionStopped (alpha), 1 since the last alert. Incorrect API key"), (level, message));
    }

    [Fact]
    public async Task A_provider_in_trouble_is_one_alert_then_one_an_hour()
    {
        AlertDesk desk = _shop.Desk(_alerts);
        for (int minute = 0; minute < 3 * 60; minute++)
        {
            await desk.RaiseAsync(OrderAlert.About(OrderAlertKind.SubmissionStopped, "alpha", "down", _shop.Now), Token);
            _ = await desk.TellDueAsync(Token);
            _shop.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal([1L, 60, 60], _alerts.All.Select(alert => alert.Count));
    }

    [Fact]
    public async Task What_was_held_back_is_told_though_nothing_follows()
    {
        AlertDesk desk = _shop.Desk(_alerts);
        await desk.RaiseAsync(Alert(), Token);
        await desk.RaiseAsync(Alert(), Token);
        var worker = new AlertWorker(desk, _shop.Store, () => new(
            _shop.Store, "alerts", new AttentionAlerts(desk).HandleAsync, () => _shop.Options, _shop.Time, _shop.Meter, desk, _shop.Log)); // The store has no such sink.
        Assert.Equal(0, (await worker.RunOnceAsync(_shop.Now, TurnScope.Of(Token))).Count);
        _shop.Time.Advance(Hour);

        Assert.Equal(1, (await worker.RunOnceAsync(_shop.Now, TurnScope.Of(Token))).Count);

        Assert.Equal([1L, 1], _alerts.All.Select(alert => alert.Count));
    }

    [Fact]
    public async Task Everybody_is_told()
    {
        var others = new KeptAlerts();

        await _shop.Desk(_alerts, others).RaiseAsync(Alert(), Token);

        Assert.Equal(_alerts.All, others.All);
    }

    [Fact]
    public async Task One_who_fails_keeps_it_from_nobody_else()
    {
        _alerts.Fault = new IOException("the line is down");
        var others = new KeptAlerts();

        await _shop.Desk(_alerts, others).RaiseAsync(Alert(), Token);

        _ = Assert.Single(others.All);
    }

    [Fact]
    public async Task An_alert_that_cannot_be_told_is_told_again_and_stops_nobody()
    {
        AlertDesk desk = _shop.Desk(_alerts);
        _alerts.Fault = new IOException("the line is down");
        await desk.RaiseAsync(Alert(), Token);
        Assert.Equal(LogLevel.Error, _shop.Log.Lines[^1].Level);
        _alerts.Fault = null;
        Assert.Equal(0, await desk.TellDueAsync(Token));
        _shop.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1, await desk.TellDueAsync(Token));

        Assert.Equal(1, Assert.Single(_alerts.All).Count);
    }

    [Fact]
    public async Task Who_hangs_is_waited_for_no_longer_than_the_time_out()
    {
        AlertDesk desk = _shop.Desk(_alerts);
        _alerts.Hangs = true;
        Task raising = desk.RaiseAsync(Alert(), Token);
        Assert.False(raising.IsCompleted);

        _shop.Time.Advance(TimeSpan.FromSeconds(30));

        await raising;
        Assert.Empty(_alerts.All);
    }

    [Fact]
    public async Task Attention_comes_from_the_outbox_and_is_brought_again_until_it_is_told()
    {
        var attention = new AttentionAlerts(_shop.Desk(_alerts));
        OrderEvent opened = Opened();
        _alerts.Fault = new IOException("the line is down");
        _ = await Assert.ThrowsAsync<IOException>(() => attention.HandleAsync(opened, Token));
        _ = await Assert.ThrowsAsync<IOException>(() => attention.HandleAsync(opened, Token));
        _alerts.Fault = null;

        await attention.HandleAsync(opened, Token);

        OrderAlert told = Assert.Single(_alerts.All);
        Assert.Equal((OrderAlertKind.Attention, Findings.StuckInProcessing, "4711", 1L), (told.Kind, told.Finding, told.Order, told.Count));
    }

    [Fact]
    public async Task What_is_over_or_only_history_is_no_alert()
    {
        var attention = new AttentionAlerts(_shop.Desk(_alerts));
        OrderEvent opened = Opened();

        await attention.HandleAsync(opened with { Attention = opened.Attention! with { ClosedAt = _shop.Now } }, Token);
        await attention.HandleAsync(opened with { Kind = OutboxKind.AttentionClosed }, Token);
        await _shop.AddAsync(1, steps: 1);
        _ = await _shop.TurnAsync();
        await attention.HandleAsync(_shop.Handled[0], Token);

        Assert.Empty(_alerts.All);
    }

    [Fact]
    public async Task A_thousand_stuck_orders_are_one_alert()
    {
        var attention = new AttentionAlerts(_shop.Desk(_alerts));
        foreach (int order in Enumerable.Range(1, 1000))
        {
            await attention.HandleAsync(Opened() with { Order = $"{order}" }, Token);
        }

        _ = Assert.Single(_alerts.All);
        _shop.Time.Advance(Hour);
        await attention.HandleAsync(Opened(), Token);
        Assert.Equal(1000, _alerts.All[^1].Count);
    }

    private OrderAlert Alert() => OrderAlert.About(OrderAlertKind.ProviderMissing, "alpha", "3 open orders", _shop.Now);

    private OrderEvent Opened() => new()
    {
        Id = Guid.NewGuid(),
        Kind = OutboxKind.AttentionOpened,
        Order = "4711",
        At = _shop.Now,
        Attention = new() { Id = Guid.NewGuid(), Finding = Findings.StuckInProcessing, OpenedAt = _shop.Now },
    };
}
