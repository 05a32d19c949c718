using SmmOrders.Providers;
using SmmOrders.Testing;

namespace SmmOrders.Hosting.Tests;

/// <summary>What one turn of the status sync does: one claim, one request, and what is answered is applied.</summary>
public sealed class StatusSyncWorkerTests : IDisposable
{
    private readonly PolledProvider _provider;
    private readonly OrderBench _bench;

    public StatusSyncWorkerTests()
    {
        PolledProvider? made = null;

        // Some answers come later than a call may take.
        _bench = new(time => [made = new PolledProvider("a", time) { AddTimeout = TimeSpan.FromHours(1) }]);
        _provider = made!;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Due_orders_are_asked_for_in_one_request_and_their_answers_applied()
    {
        StoredOrder[] orders = _bench.Place("a", 3);
        _provider.OnOrder = id => id == "o2" ? PolledProvider.Status(OrderStatus.Partial, 400)
            : ProviderResult.Success(new ProviderAnswer(StatusReport.Of(OrderStatus.InProgress, 900), startCount: 50, charge: 0.2m, currency: "USD"));
        _bench.PassMinutes(3);

        WorkerTurn turn = await TurnAsync(_bench.StatusWorker());

        Assert.Equal(new WorkerTurn { Count = 3, NextIn = TimeSpan.Zero }, turn);
        Assert.Equal(["o1", "o2", "o3"], Assert.Single(_provider.Questions).Ids);
        Assert.Equal([OrderStatus.InProgress, OrderStatus.Partial, OrderStatus.InProgress], orders.Select(_bench.StatusOf));
        Assert.Equal(4.00m, _bench.Paid);
        StoredOrder first = _bench.Read(orders[0]);
        Assert.Equal((50L, 0.2m, "USD"), (first.StartCount, first.ProviderCharge, first.ProviderCurrency));
    }

    [Fact]
    public async Task A_turn_without_a_due_order_asks_nobody_and_says_when_one_will_be()
    {
        _ = _bench.Place("a");
        _bench.PassMinutes(1);

        Assert.Equal(new WorkerTurn { NextIn = TimeSpan.FromMinutes(1) }, await TurnAsync(_bench.StatusWorker()));
        Assert.Empty(_provider.Questions);
    }

    [Fact]
    public async Task A_request_asks_about_as_many_orders_as_the_option_and_the_provider_allow()
    {
        using OrderBench bench = new(time => [new PolledProvider("a", time) { MaxOrdersPerRequest = 30 }]);
        _ = bench.Place("a", 50);
        bench.PassMinutes(3);

        Assert.Equal(30, (await TurnAsync(bench.StatusWorker(), bench)).Count);
        bench.Status.OrdersPerRequest = 5;
        Assert.Equal(5, (await TurnAsync(bench.StatusWorker(), bench)).Count);
    }

    [Fact]
    public async Task Two_orders_with_one_identifier_are_asked_for_once_and_hold_up_no_other()
    {
        StoredOrder[] orders = [_bench.Place("a", "same"), _bench.Place("a", "same"), _bench.Place("a", "other")];
        _bench.PassMinutes(3);

        _ = await TurnAsync(_bench.StatusWorker());

        Assert.Equal(["other", "same"], Assert.Single(_provider.Questions).Ids.Order());
        Assert.Equal(OrderStatus.InProgress, _bench.StatusOf(orders[2]));
    }

    [Fact]
    public async Task A_provider_that_the_panel_does_not_have_is_not_asked()
    {
        _ = _bench.Place("b");
        _bench.PassMinutes(3);

        Assert.Equal(new WorkerTurn(), await _bench.StatusWorker().RunOnceAsync("b", _bench.Now, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => _bench.StatusWorker().RunOnceAsync(" ", _bench.Now, Token));
    }

    [Fact]
    public async Task One_turn_for_each_provider_runs_side_by_side()
    {
        using OrderBench bench = new(time => [new PolledProvider("a", time), new PolledProvider("b", time)]);
        _ = bench.Place("a", 2);
        bench.PassMinutes(1);
        _ = bench.Place("b");
        bench.PassMinutes(1);

        Assert.Equal(new WorkerTurn { Count = 2, NextIn = TimeSpan.Zero }, await bench.StatusWorker().RunOnceAsync(bench.Now, Token));
        Assert.Equal(new WorkerTurn { NextIn = TimeSpan.FromMinutes(1) }, await bench.StatusWorker().RunOnceAsync(bench.Now, Token));
    }

    [Fact]
    public async Task A_failed_request_costs_its_own_orders_a_pause_and_no_others_anything_and_the_second_in_a_row_pauses_the_provider()
    {
        _bench.Status.OrdersPerRequest = 2;
        StoredOrder[] orders = _bench.Place("a", 4);
        _bench.PassMinutes(3);
        StatusSyncWorker worker = _bench.StatusWorker();
        Fail(PolledProvider.Whole(ProviderFailureKind.TimedOut));

        WorkerTurn failed = await TurnAsync(worker);
        _provider.OnRequest = (_, _) => Task.FromResult<ProviderFailure?>(null);
        WorkerTurn[] answered = [await TurnAsync(worker), await TurnAsync(worker)];

        // The first question after a failure is about one alone.
        Assert.Equal([2, 1, 1], [failed.Count, .. answered.Select(turn => turn.Count)]);
        Assert.Equal([OrderStatus.Processing, OrderStatus.Processing, OrderStatus.InProgress, OrderStatus.InProgress], orders.Select(_bench.StatusOf));
        Assert.Equal(TimeSpan.Zero, failed.NextIn);
        Assert.All(orders[..2], order => InPause(TimeSpan.FromSeconds(5), _bench.Read(order).NextPollAt!.Value - _bench.Now));
        Assert.All(orders[2..], order => Assert.True(_bench.Read(order).NextPollAt >= _bench.Now.AddMinutes(2)));

        _bench.Pass(TimeSpan.FromSeconds(7));
        while ((await TurnAsync(worker)).Count > 0)
        {
        }

        Fail(PolledProvider.Whole(ProviderFailureKind.TimedOut));
        _bench.PassMinutes(30);
        Assert.Equal(TimeSpan.Zero, (await TurnAsync(worker)).NextIn);
        InPause(TimeSpan.FromSeconds(10), (await TurnAsync(worker)).NextIn!.Value);
        Assert.All(orders, order => Assert.Equal(Findings.None, _bench.Read(order).State.Open));
    }

    [Theory]
    [InlineData(ProviderFailureKind.Unavailable, null)]
    [InlineData(ProviderFailureKind.Malformed, null)]
    [InlineData(ProviderFailureKind.Unauthorized, RefusalKind.Unauthorized)]
    [InlineData(ProviderFailureKind.ProviderError, RefusalKind.Maintenance)]
    public async Task After_three_failures_in_a_row_the_provider_is_failing_and_only_a_probe_may_be_sent(ProviderFailureKind kind, RefusalKind? refusal)
    {
        StoredOrder order = _bench.Place("a");
        _bench.PassMinutes(3);
        StatusSyncWorker worker = _bench.StatusWorker();
        Fail(PolledProvider.Whole(kind, refusal));
        for (int failures = 1; failures <= 3; failures++)
        {
            Assert.Null((await _bench.ProviderAsync("a")).Trouble);
            _ = await TurnAsync(worker);
            _bench.Pass(TimeSpan.FromSeconds(failures == 3 ? 0 : 13));
        }

        ProviderTrouble trouble = (await _bench.ProviderAsync("a")).Trouble!;
        Assert.Equal(_bench.Now, trouble.Since);
        InPause(TimeSpan.FromSeconds(20), trouble.ProbeAt - _bench.Now);
        Assert.Contains("It failed.", trouble.Words, StringComparison.Ordinal);
        Assert.Equal(trouble.ProbeAt, _bench.Read(order).NextPollAt);
        Assert.Contains(_bench.Log.Messages, line => line.StartsWith("a is marked as failing", StringComparison.Ordinal));

        int asked = _provider.Questions.Count;
        Assert.Equal(new WorkerTurn(), await TurnAsync(worker));
        Assert.Equal(asked, _provider.Questions.Count);

        // The probe was answered, and the statuses still fail: the next pause is longer, and it is one failure this time.
        _ = await _bench.Memory.ReportRecoveryAsync("a", _bench.Now, Token);
        _bench.PassMinutes(1);
        _ = await TurnAsync(worker);
        InPause(TimeSpan.FromSeconds(40), (await _bench.ProviderAsync("a")).Trouble!.ProbeAt - _bench.Now);
    }

    [Fact]
    public async Task An_answer_ends_the_failures_and_an_outage_that_was_reported()
    {
        _ = _bench.Place("a", 1);
        _bench.PassMinutes(3);
        StatusSyncWorker worker = _bench.StatusWorker();
        _bench.Status.FailuresToOutage = 2;
        TaskCompletionSource<ProviderFailure?> late = new();
        _provider.OnRequest = (_, _) => late.Task;
        Task<WorkerTurn> slow = TurnAsync(worker);
        _ = _bench.Place("a", 1);
        _bench.PassMinutes(3);
        Fail(PolledProvider.Whole(ProviderFailureKind.Unavailable));
        _ = await TurnAsync(worker);
        _bench.Pass(TimeSpan.FromSeconds(7));
        _ = await TurnAsync(worker);
        Assert.NotNull((await _bench.ProviderAsync("a")).Trouble);

        late.SetResult(null);
        _ = await slow;

        Assert.Null((await _bench.ProviderAsync("a")).Trouble);
        _bench.PassMinutes(1);
        Assert.Equal(TimeSpan.Zero, (await TurnAsync(worker)).NextIn);
    }

    [Theory]
    [InlineData(ProviderFailureKind.Unavailable, null, null, 0)]
    [InlineData(ProviderFailureKind.Unavailable, null, 3, 5)]
    [InlineData(ProviderFailureKind.Unavailable, null, 60, 60)]
    [InlineData(ProviderFailureKind.RateLimited, null, null, 5)]
    [InlineData(ProviderFailureKind.RateLimited, RefusalKind.RateLimited, null, 5)]
    [InlineData(ProviderFailureKind.ProviderError, RefusalKind.Maintenance, null, 5)]
    public async Task The_first_failure_pauses_the_provider_only_where_it_asks_for_that(ProviderFailureKind kind, RefusalKind? refusal, int? asked, int pause)
    {
        _ = _bench.Place("a");
        _bench.PassMinutes(3);
        Fail(PolledProvider.Whole(kind, refusal, asked is { } seconds ? TimeSpan.FromSeconds(seconds) : null));

        InPause(TimeSpan.FromSeconds(pause), (await TurnAsync(_bench.StatusWorker())).NextIn!.Value);
    }

    [Fact]
    public async Task A_provider_that_asks_to_slow_down_gets_its_pause_and_is_failing_much_later()
    {
        _ = _bench.Place("a");
        _bench.PassMinutes(3);
        StatusSyncWorker worker = _bench.StatusWorker();
        Fail(PolledProvider.Whole(ProviderFailureKind.RateLimited, RefusalKind.RateLimited, TimeSpan.FromMinutes(7)));
        for (int failures = 1; failures <= 12; failures++)
        {
            Assert.Null((await _bench.ProviderAsync("a")).Trouble);
            WorkerTurn turn = await TurnAsync(worker);
            Assert.Equal((1, TimeSpan.FromMinutes(7)), (turn.Count, turn.NextIn));
            _bench.PassMinutes(8);
        }

        Assert.NotNull((await _bench.ProviderAsync("a")).Trouble);
    }

    [Fact]
    public async Task A_pause_that_a_provider_asks_for_is_an_hour_at_most()
    {
        _ = _bench.Place("a");
        _bench.PassMinutes(3);
        Fail(PolledProvider.Whole(ProviderFailureKind.RateLimited, RefusalKind.RateLimited, TimeSpan.FromDays(30)));

        Assert.Equal(TimeSpan.FromHours(1), (await TurnAsync(_bench.StatusWorker())).NextIn);
    }

    [Fact]
    public async Task A_provider_that_refuses_several_orders_and_answers_one_is_asked_one_by_one_for_an_hour()
    {
        StoredOrder[] orders = _bench.Place("a", 5);
        _bench.PassMinutes(3);
        StatusSyncWorker worker = _bench.StatusWorker();
        _provider.OnRequest = (question, _) => Task.FromResult(question.Ids.Length > 1 ? PolledProvider.Whole(ProviderFailureKind.ProviderError, RefusalKind.Other) : null);

        for (int turns = 1; turns <= 6; turns++)
        {
            _ = await TurnAsync(worker);
        }

        Assert.Equal([5, 1, 1, 1, 1, 1], _provider.Questions.Select(question => question.Ids.Length));
        Assert.All(orders, order => Assert.Equal(OrderStatus.InProgress, _bench.StatusOf(order)));
        Assert.Null((await _bench.ProviderAsync("a")).Trouble);
        Assert.Single(_bench.Log.Messages, line => line.Contains("MaxOrdersPerRequest", StringComparison.Ordinal));

        _bench.PassMinutes(61);
        Assert.Equal(5, (await TurnAsync(worker)).Count);
    }

    [Fact]
    public async Task Orders_that_the_provider_has_forgotten_are_each_told_and_several_are_asked_for_again()
    {
        StoredOrder[] orders = _bench.Place("a", 3);
        _bench.PassMinutes(3);
        StatusSyncWorker worker = _bench.StatusWorker();
        ProviderFailure unknown = new() { Kind = ProviderFailureKind.ProviderError, Detail = "Incorrect order ID", Refusal = RefusalKind.Other };
        _provider.OnRequest = (question, _) => Task.FromResult(question.Ids.Length > 1 ? unknown with { IsOfWholeRequest = true } : null);
        _provider.OnOrder = _ => ProviderResult.Failed<ProviderAnswer>(unknown);

        for (int turns = 1; turns <= 4; turns++)
        {
            _ = await TurnAsync(worker);
        }

        Assert.Equal([3, 1, 1, 1], _provider.Questions.Select(question => question.Ids.Length));
        Assert.All(orders, order => Assert.NotNull(_bench.Read(order).State.Facts.UnansweredSince));
        Assert.DoesNotContain(_bench.Log.Messages, line => line.Contains("MaxOrdersPerRequest", StringComparison.Ordinal));
        _bench.PassMinutes(3);
        _ = await TurnAsync(worker);
        Assert.Equal(3, _provider.Questions[^1].Ids.Length);
    }

    [Fact]
    public async Task An_identifier_that_cannot_be_asked_about_holds_up_no_other_order()
    {
        StoredOrder[] orders = [_bench.Place("a"), _bench.Place("a"), _bench.Place("a", "not an id"), _bench.Place("a")];
        _bench.PassMinutes(3);
        StatusSyncWorker worker = _bench.StatusWorker();
        for (int turns = 0; turns < 4; turns++)
        {
            _ = await TurnAsync(worker);
        }

        Assert.Equal([OrderStatus.InProgress, OrderStatus.InProgress, OrderStatus.Processing, OrderStatus.InProgress], orders.Select(_bench.StatusOf));
        Assert.NotNull(_bench.Read(orders[2]).State.Facts.UnansweredSince);
        Assert.Null((await _bench.ProviderAsync("a")).Trouble);
        Assert.All(_provider.Questions, question => Assert.DoesNotContain("not an id", question.Ids));
    }

    [Fact]
    public async Task An_answer_that_comes_after_a_later_claim_is_dropped_and_counted()
    {
        StoredOrder order = _bench.Place("a");
        _bench.PassMinutes(3);
        StatusSyncWorker worker = _bench.StatusWorker();
        TaskCompletionSource<ProviderFailure?> late = new();
        _provider.OnRequest = (_, _) => late.Task;
        _provider.OnOrder = _ => PolledProvider.Status(OrderStatus.Partial, 400);
        Task<WorkerTurn> slow = TurnAsync(worker);
        _bench.PassMinutes(10);
        _ = await _bench.Memory.ClaimPollsAsync("a", _bench.Now, cancellationToken: Token);

        late.SetResult(null);
        _ = await slow;

        Assert.Equal((OrderStatus.Processing, 0m), (_bench.StatusOf(order), _bench.Paid));
        Assert.Contains(_bench.Log.Messages, line => line.StartsWith("1 answers of a came too late", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_provider_that_answers_about_other_orders_is_a_fault_and_its_orders_come_back_after_a_pause()
    {
        using OrderBench bench = new(time => [new SwappedProvider(new PolledProvider("a", time))]);
        StoredOrder[] orders = bench.Place("a", 2);
        bench.PassMinutes(3);

        await Assert.ThrowsAsync<InvalidOperationException>(() => TurnAsync(bench.StatusWorker(), bench));

        Assert.All(orders, order => Assert.Equal((OrderStatus.Processing, bench.Now.AddSeconds(5)), (bench.StatusOf(order), bench.Read(order).NextPollAt)));
    }

    [Fact]
    public async Task A_host_that_stops_before_the_request_left_gives_the_orders_back_at_once()
    {
        StoredOrder order = _bench.Place("a");
        _bench.PassMinutes(3);
        using CancellationTokenSource stopping = new();
        TurnScope scope = new(stopping.Token, CancellationToken.None, stopping.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ((IProviderWorker)_bench.StatusWorker()).RunOnceAsync("a", _bench.Now, scope));

        Assert.Empty(_provider.Questions);
        Assert.Equal(_bench.Now, _bench.Read(order).NextPollAt);
    }

    [Fact]
    public async Task A_host_that_stops_while_a_request_is_under_way_applies_its_answer()
    {
        StoredOrder order = _bench.Place("a");
        _bench.PassMinutes(3);
        using CancellationTokenSource stopping = new();
        _provider.OnRequest = async (_, aborting) =>
        {
            await stopping.CancelAsync();
            Assert.False(aborting.IsCancellationRequested);
            return null;
        };

        _ = await ((IProviderWorker)_bench.StatusWorker()).RunOnceAsync("a", _bench.Now, new(stopping.Token, CancellationToken.None));

        Assert.Equal(OrderStatus.InProgress, _bench.StatusOf(order));
    }

    [Fact]
    public async Task A_host_whose_time_is_over_gives_the_orders_of_a_request_under_way_back_at_once()
    {
        StoredOrder order = _bench.Place("a");
        _bench.PassMinutes(3);
        using CancellationTokenSource stop = new();
        _provider.OnRequest = async (_, aborting) =>
        {
            await stop.CancelAsync();
            aborting.ThrowIfCancellationRequested();
            return null;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _bench.StatusWorker().RunOnceAsync("a", _bench.Now, stop.Token));

        Assert.Equal((OrderStatus.Processing, _bench.Now), (_bench.StatusOf(order), _bench.Read(order).NextPollAt));
    }

    private static void InPause(TimeSpan least, TimeSpan pause) => Assert.InRange(pause, least, least + (least / 4));

    private void Fail(ProviderFailure failure) => _provider.OnRequest = (_, _) => Task.FromResult<ProviderFailure?>(failure);

    private Task<WorkerTurn> TurnAsync(StatusSyncWorker worker, OrderBench? bench = null) => worker.RunOnceAsync("a", (bench ?? _bench).Now, Token);
}
