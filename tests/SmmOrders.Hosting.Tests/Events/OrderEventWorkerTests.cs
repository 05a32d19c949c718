using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting.Tests;

public sealed class OrderEventWorkerTests : IDisposable
{
    private static readonly TimeSpan TenSeconds = TimeSpan.FromSeconds(10);

    private readonly EventShop _shop = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task An_event_is_delivered_once_and_recorded()
    {
        await _shop.AddAsync(4711, steps: 1);

        WorkerTurn turn = await _shop.TurnAsync();

        OrderEvent handled = Assert.Single(_shop.Handled);
        Assert.Equal(("4711", OutboxKind.History, OrderStatus.Processing, OrderStatus.Pending), (handled.Order, handled.Kind, handled.History!.From, handled.History.To));
        Assert.Equal(new WorkerTurn { Count = 1, NextIn = TimeSpan.Zero }, turn);
        Assert.Equal(new WorkerTurn(), await _shop.TurnAsync());
        _ = Assert.Single(_shop.Handled);
    }

    [Fact]
    public async Task A_sink_that_the_store_does_not_have_is_an_error() => await Assert.ThrowsAsync<ArgumentException>(
        () => new OrderEventWorker(_shop.Store, "other", (_, _) => Task.CompletedTask, () => _shop.Options, _shop.Time, _shop.Meter, _shop.Desk(), _shop.Log).RunOnceAsync(_shop.Now, Token));

    [Fact]
    public async Task Events_of_different_orders_are_delivered_side_by_side()
    {
        foreach (int order in Enumerable.Range(1, 8))
        {
            await _shop.AddAsync(order, steps: 1);
        }

        // Each waits for all: one after another, none would end.
        int begun = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _shop.Handling = (_, _) =>
        {
            if (Interlocked.Increment(ref begun) == 8)
            {
                all.SetResult();
            }

            return all.Task;
        };

        Assert.Equal(8, (await _shop.TurnAsync()).Count);
    }

    [Fact]
    public async Task What_fails_is_tried_again_after_pauses_that_double_and_the_orders_later_events_wait()
    {
        await _shop.AddAsync(1, steps: 2);
        int tries = 0;
        _shop.Handling = (_, _) => ++tries <= 3 ? throw new IOException("the line is down") : Task.CompletedTask;
        _shop.Options.Parallelism = 100;

        foreach (int seconds in new[] { 10, 20, 40 })
        {
            _ = await _shop.TurnAsync();
            _shop.Time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.Equal(0, (await _shop.TurnAsync()).Count);
            Assert.Empty(_shop.Handled);
            _shop.Time.Advance(TimeSpan.FromMilliseconds(1));
        }

        await DrainAsync();
        Assert.Equal([1L, 2L], _shop.Handled.Select(handled => handled.History!.Number));
    }

    [Fact]
    public async Task One_order_that_fails_holds_up_no_other()
    {
        foreach (int order in Enumerable.Range(1, 20))
        {
            await _shop.AddAsync(order, steps: 3);
        }

        _shop.Handling = (handled, _) => handled.Order == "7" ? throw new IOException("no") : Task.CompletedTask;

        await DrainAsync();

        Assert.Equal(19 * 3, _shop.Handled.Count);
        Assert.Equal(3, (await _shop.BacklogAsync()).Waiting);
        Assert.Contains(_shop.Log.Messages, message => message == "Sink webhook: 1 of 20 events were not delivered. One of them: IOException: no.");
    }

    [Fact]
    public async Task After_the_last_try_an_event_is_dead_kept_counted_and_holds_up_no_other()
    {
        await _shop.AddAsync(1, steps: 2);
        _shop.Options.MostTries = 3;
        _shop.Handling = (handled, _) => handled.History!.Number == 1 ? throw new IOException("no") : Task.CompletedTask;
        for (int tries = 0; tries < 3; tries++)
        {
            _ = await _shop.TurnAsync();
            _shop.Time.Advance(TimeSpan.FromHours(1));
        }

        await DrainAsync();

        OutboxBacklog backlog = await _shop.BacklogAsync();
        Assert.Equal((0L, 1L), (backlog.Waiting, backlog.Dead));
        Assert.Equal(2, Assert.Single(_shop.Handled).History!.Number);
        (LogLevel level, string message, _) = Assert.Single(_shop.Log.Lines, line => line.Message.Contains("is dead", StringComparison.Ordinal));
        Assert.Equal(LogLevel.Error, level);
        Assert.DoesNotContain("4711", message, StringComparison.Ordinal);
        Assert.Equal((OrderAlertKind.EventDead, "webhook", "IOException: no"), Assert.Single(_shop.Alerts.All.Select(alert => (alert.Kind, alert.Name, alert.What))));

        // A person makes it due again.
        _shop.Handling = (_, _) => Task.CompletedTask;
        Assert.Equal(1, await _shop.Memory.RetryOutboxAsync(EventShop.Sink, _shop.Now, cancellationToken: Token));
        await DrainAsync();
        Assert.Equal([2L, 1L], _shop.Handled.Select(handled => handled.History!.Number));
    }

    [Fact]
    public async Task A_sink_that_is_down_is_not_asked_for_every_event()
    {
        foreach (int order in Enumerable.Range(1, 50))
        {
            await _shop.AddAsync(order, steps: 1);
        }

        int tries = 0;
        _shop.Options.Parallelism = 4;
        _shop.Handling = (_, _) =>
        {
            _ = Interlocked.Increment(ref tries);
            throw new IOException("no");
        };

        WorkerTurn turn = await _shop.TurnAsync();

        Assert.InRange(tries, 4, 7); // Four are under way at once; three more may have begun before the fourth failed.
        Assert.Equal(new WorkerTurn { Count = tries, NextIn = TenSeconds }, turn);

        // Those that were given back have all their tries: with one try each, they would be dead.
        _shop.Options.MostTries = 1;
        _shop.Handling = (_, _) => Task.CompletedTask;
        await DrainAsync();
        Assert.Equal(50 - tries, _shop.Handled.Count);
        _shop.Time.Advance(TenSeconds);
        await DrainAsync();
        Assert.Equal(50, _shop.Handled.Count);
        Assert.Equal(0, (await _shop.BacklogAsync()).Dead);
    }

    [Fact]
    public async Task A_handler_that_hangs_fails_at_its_time_out_though_it_heeds_no_token()
    {
        await _shop.AddAsync(1, steps: 1);
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var never = new TaskCompletionSource();
        _shop.Handling = (_, _) =>
        {
            entered.SetResult();
            return never.Task;
        };
        Task<WorkerTurn> turn = _shop.TurnAsync();
        await entered.Task;
        _shop.Time.Advance(_shop.Options.Timeout - TimeSpan.FromTicks(1));
        Assert.False(turn.IsCompleted);

        _shop.Time.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(1, (await turn).Count);
        Assert.Contains("not handled within 00:00:30", Assert.Single(_shop.Log.Lines, line => line.Level == LogLevel.Warning).Message, StringComparison.Ordinal);
        Assert.Equal(1, (await _shop.BacklogAsync()).Waiting);
    }

    [Fact]
    public async Task A_receiver_that_asks_for_a_longer_pause_gets_it()
    {
        await _shop.AddAsync(1, steps: 1);
        _shop.Handling = (_, _) => throw new WebhookException("HTTP 429", TimeSpan.FromMinutes(2));
        _ = await _shop.TurnAsync();
        _shop.Handling = (_, _) => Task.CompletedTask;
        _shop.Time.Advance(TimeSpan.FromMinutes(2) - TimeSpan.FromMilliseconds(1));

        Assert.Equal(0, (await _shop.TurnAsync()).Count);
        _shop.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, (await _shop.TurnAsync()).Count);
    }

    [Fact]
    public async Task A_worker_that_stops_finishes_what_is_under_way_and_gives_the_rest_back_untried()
    {
        foreach (int order in Enumerable.Range(1, 10))
        {
            await _shop.AddAsync(order, steps: 1);
        }

        using var stopping = new CancellationTokenSource();
        _shop.Options.Parallelism = 1;
        _shop.Handling = async (handled, _) =>
        {
            if (_shop.Handled.Count == 3)
            {
                await stopping.CancelAsync();
            }
        };

        WorkerTurn turn = await ((IPlainWorker)_shop.Worker()).RunOnceAsync(_shop.Now, new(stopping.Token, CancellationToken.None));

        Assert.Equal((4, 4), (turn.Count, _shop.Handled.Count));

        // Another process has them at once, and at their first try.
        IReadOnlyList<OutboxEvent> rest = await _shop.Memory.ClaimOutboxAsync(EventShop.Sink, _shop.Now, TenSeconds, cancellationToken: Token);
        Assert.Equal((6, 1), (rest.Count, rest.Max(each => each.Tries)));
    }

    [Fact]
    public async Task When_the_time_to_shut_down_is_over_deliveries_are_canceled_and_given_back()
    {
        await _shop.AddAsync(1, steps: 1);
        using var aborting = new CancellationTokenSource();
        _shop.Handling = async (_, cancellationToken) =>
        {
            await aborting.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        };

        WorkerTurn turn = await ((IPlainWorker)_shop.Worker()).RunOnceAsync(_shop.Now, new(aborting.Token, aborting.Token));

        Assert.Equal(0, turn.Count);
        Assert.Equal(1, Assert.Single(await _shop.Memory.ClaimOutboxAsync(EventShop.Sink, _shop.Now, TenSeconds, cancellationToken: Token)).Tries);
    }

    [Fact]
    public async Task What_cannot_be_begun_within_the_claim_is_given_back()
    {
        foreach (int order in Enumerable.Range(1, 10))
        {
            await _shop.AddAsync(order, steps: 1);
        }

        _shop.Options.Parallelism = 1;
        DateTimeOffset end = _shop.Now + _shop.Options.Lease;
        var ended = new List<DateTimeOffset>();
        _shop.Handling = (_, _) =>
        {
            _shop.Time.Advance(TimeSpan.FromSeconds(29));
            ended.Add(_shop.Now);
            return Task.CompletedTask;
        };

        WorkerTurn turn = await _shop.TurnAsync();

        Assert.Equal(3, turn.Count);
        Assert.All(ended, each => Assert.True(each < end));
        Assert.Equal(7, (await _shop.BacklogAsync()).Waiting);
        Assert.Equal(1, (await _shop.Memory.ClaimOutboxAsync(EventShop.Sink, _shop.Now, TenSeconds, cancellationToken: Token)).Max(each => each.Tries));
    }

    [Fact]
    public async Task A_deliverer_that_dies_before_it_records_costs_a_second_delivery_with_the_same_identifier()
    {
        await _shop.AddAsync(1, steps: 1);
        _shop.Store = StoreProxy.Of(_shop.Memory, nameof(IOutboxStore.RecordOutboxAsync), (_, _) => throw new IOException("the process dies"));
        _ = await Assert.ThrowsAsync<IOException>(_shop.TurnAsync);
        _shop.Store = _shop.Memory;
        Assert.Equal(0, (await _shop.TurnAsync()).Count);
        _shop.Time.Advance(_shop.Options.Lease);

        Assert.Equal(1, (await _shop.TurnAsync()).Count);

        Assert.Equal(_shop.Handled[0].Id, _shop.Handled[1].Id);
    }

    [Fact]
    public async Task Options_that_change_hold_from_the_next_claim_on()
    {
        foreach (int order in Enumerable.Range(1, 10))
        {
            await _shop.AddAsync(order, steps: 1);
        }

        OrderEventWorker worker = _shop.Worker();
        _shop.Options.BatchSize = 3;
        Assert.Equal(3, (await worker.RunOnceAsync(_shop.Now, Token)).Count);
        _shop.Options.BatchSize = 5;
        Assert.Equal(5, (await worker.RunOnceAsync(_shop.Now, Token)).Count);
    }

    private async Task DrainAsync()
    {
        while ((await _shop.TurnAsync()).Count > 0)
        {
        }
    }
}
