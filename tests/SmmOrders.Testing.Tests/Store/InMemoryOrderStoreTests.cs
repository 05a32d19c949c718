namespace SmmOrders.Testing.Tests;

/// <summary>What the store in memory does beside the conformance cases.</summary>
public sealed class InMemoryOrderStoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void An_order_is_added_once_and_read_by_its_key()
    {
        var store = new InMemoryOrderStore(Some.Rules);

        StoredOrder added = store.Add(Some.Key, Some.Placed, "USD", "alpha", "followers");

        Assert.Equal(Some.Placed, added.State);
        Assert.Same(added, store.Read(Some.Key));
        Assert.Equal(("USD", "alpha", "followers"), (added.Currency, added.Provider, added.Service));
        Assert.Equal([added], store.Orders);
        Assert.Contains("already has an order 1042", Assert.Throws<ArgumentException>(() => store.Add(Some.Key, Some.Placed)).Message, StringComparison.Ordinal);
        _ = Assert.Throws<ArgumentException>(() => store.Add(default, Some.Placed));
        Assert.Contains("no order 7", Assert.Throws<KeyNotFoundException>(() => store.Read(OrderKey.Of(7))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_instants_of_an_order_that_is_added_are_cut_to_whole_microseconds()
    {
        OrderFacts facts = Some.Placed.Facts with
        {
            StatusSince = Some.Noon.AddTicks(9),
            UnansweredSince = Some.Noon.AddTicks(19),
            Submission = new Submission { Status = SubmissionStatus.Placed, BoughtAt = Some.Noon.AddTicks(-1) },
            Request = new OrderRequest { Kind = RequestKind.Cancel, Status = RequestStatus.Sending, OverdueAt = Some.Noon.AddTicks(29) },
        };

        OrderFacts added = new InMemoryOrderStore(Some.Rules).Add(Some.Key, OrderState.From(facts)).State.Facts;

        Assert.Equal(
            [Some.Noon, Some.Noon.AddTicks(10), Some.Noon.AddTicks(-10), Some.Noon.AddTicks(20)],
            [added.StatusSince, added.UnansweredSince!.Value, added.Submission!.BoughtAt, added.Request!.OverdueAt!.Value]);
    }

    [Fact]
    public async Task Without_a_payer_refunds_are_recorded_alone()
    {
        var store = new InMemoryOrderStore(Some.Rules) { Name = "tenant" };
        _ = store.Add(Some.Key, Some.Placed);

        _ = await store.ApplyAsync([Some.Partial()], Cancellation);

        Assert.Equal(4.00m, Assert.Single(store.Read(Some.Key).Refunds).Amount);
        Assert.Equal("tenant", store.Name);
    }

    [Fact]
    public async Task An_order_that_cannot_be_decided_is_told_and_holds_up_no_other()
    {
        var store = new InMemoryOrderStore(new OrderRules(new SmmOrdersOptions { RefundsByCurrency = { ["USD"] = RefundPolicy.HalfUp(2), ["VND"] = RefundPolicy.HalfUp(0) } }));
        _ = store.Add(Some.Key, Some.Placed, "EUR");
        _ = store.Add(OrderKey.Of("good"), Some.Placed, "USD");

        IReadOnlyList<ApplyOutcome> outcomes = await store.ApplyAsync([Some.Partial(), Some.Partial(order: OrderKey.Of("good"))], Cancellation);

        Assert.Equal([ApplyStatus.NotApplied, ApplyStatus.Applied], outcomes.Select(outcome => outcome.Status));
        Assert.Contains("EUR", outcomes[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_orders_of_two_providers_may_have_the_same_identifier_there()
    {
        var store = new InMemoryOrderStore(Some.Rules);
        foreach (string provider in new[] { "alpha", "beta" })
        {
            OrderKey key = store.Add(OrderKey.Of(provider), Some.Tracker.Buy(1000, 10.00m, Some.Noon), provider: provider).Key;

            OrderSubmissionOutcome outcome = await store.SubmitAsync(
                new OrderSubmission { Order = key, Step = SubmissionStep.PlaceLate(), At = Some.Noon, ProviderOrderId = "23501" }, Cancellation);

            Assert.Equal((ApplyStatus.Applied, "23501"), (outcome.Status, store.Read(key).ProviderOrderId));
        }
    }

    [Fact]
    public async Task A_provider_s_limit_holds_in_every_sliding_second_over_four_claimers_and_is_used()
    {
        Clock clock = new();
        (int most, int all) = await PermitsAsync(clock, new InMemoryTable());

        Assert.Equal(40, most);
        Assert.True(all >= 0.8 * 3 * 40, $"{all} permits within three seconds.");
    }

    [Fact]
    public async Task A_limit_that_is_counted_in_windows_is_found()
    {
        Clock clock = new();

        Assert.Equal(80, (await PermitsAsync(clock, new WindowTable(clock))).Most);
    }

    [Fact]
    public async Task An_identifier_that_another_writer_took_meanwhile_is_found_to_be_taken()
    {
        var table = new OutrunTable();
        var store = new InMemoryOrderStore(Some.Rules, null, table);
        _ = store.Add(Some.Key, Some.Tracker.Buy(1000, 10.00m, Some.Noon));
        OrderSubmission step = new() { Order = Some.Key, Step = SubmissionStep.Send(Some.Noon.AddMinutes(2)), At = Some.Noon };
        _ = await store.SubmitAsync(step, Cancellation);
        table.TakeNext("23501");

        OrderSubmissionOutcome outcome = await store.SubmitAsync(step with { Step = SubmissionStep.Place(), ProviderOrderId = "23501" }, Cancellation);

        Assert.Equal((ApplyStatus.Applied, SubmissionStatus.Unknown), (outcome.Status, store.Read(Some.Key).State.Submission!.Status));
        Assert.Contains("belongs to order other", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_another_writer_outran_is_decided_on_fresh_data()
    {
        (InMemoryOrderStore store, OutrunTable table) = Outrun();
        table.OutrunNext(1);

        ApplyOutcome outcome = (await store.ApplyAsync([Some.Partial()], Cancellation))[0];

        Assert.Equal((ApplyStatus.Applied, 2L, 4.00m), (outcome.Status, outcome.Update.Before.Delivered, store.Read(Some.Key).State.Refunded));
    }

    [Fact]
    public async Task A_report_that_is_always_outrun_is_a_conflict_in_the_end()
    {
        (InMemoryOrderStore store, OutrunTable table) = Outrun();
        table.OutrunNext(5);

        ApplyOutcome outcome = (await store.ApplyAsync([Some.Partial()], Cancellation))[0];

        Assert.Equal((ApplyStatus.Conflict, default, 0), (outcome.Status, outcome.Update, store.Read(Some.Key).Refunds.Length));
        Assert.Equal(ApplyStatus.Applied, (await store.ApplyAsync([Some.Partial()], Cancellation))[0].Status);
    }

    [Fact]
    public async Task A_decision_that_is_outrun_is_not_decided_again()
    {
        (InMemoryOrderStore store, OutrunTable table) = Outrun();
        table.OutrunNext(1);

        OrderDecisionOutcome outcome = await store.DecideAsync(new OrderDecision { Order = Some.Key, Decision = Decision.EndCanceled(), By = "anna", At = Some.Noon }, Cancellation);

        Assert.Equal((ApplyStatus.Conflict, default, OrderStatus.Processing), (outcome.Status, outcome.Decision, store.Read(Some.Key).State.Status));
    }

    [Fact]
    public void Sinks_have_names_of_their_own()
    {
        Assert.Empty(new InMemoryOrderStore(Some.Rules).OutboxSinks);
        Assert.Equal(["a", "A"], new InMemoryOrderStore(Some.Rules) { OutboxSinks = ["a", "A"] }.OutboxSinks);
        _ = Assert.Throws<ArgumentNullException>(() => new InMemoryOrderStore(Some.Rules) { OutboxSinks = null! });
        _ = Assert.Throws<ArgumentException>(() => new InMemoryOrderStore(Some.Rules) { OutboxSinks = ["a", " "] });
        _ = Assert.Throws<ArgumentException>(() => new InMemoryOrderStore(Some.Rules) { OutboxSinks = ["a", "a"] });
    }

    private static (InMemoryOrderStore Store, OutrunTable Table) Outrun()
    {
        var table = new OutrunTable();
        var store = new InMemoryOrderStore(Some.Rules, null, table);
        _ = store.Add(Some.Key, Some.Placed);
        return (store, table);
    }

    /// <summary>Another writer is faster: it counts one unit more as delivered after each read, or takes an identifier just before it is needed.</summary>
    private sealed class OutrunTable : InMemoryTable
    {
        private int _left;
        private long _delivered;
        private string? _taken;

        public void OutrunNext(int times) => _left = times;

        public void TakeNext(string providerOrderId) => _taken = providerOrderId;

        internal override OrderKey? HolderOf(string? providerOrderId, StoredOrder order)
        {
            OrderKey? holder = base.HolderOf(providerOrderId, order);
            if (_taken is { } taken)
            {
                _taken = null;
                _ = TryAdd(new StoredOrder { Key = OrderKey.Of("other"), State = Some.Placed, ProviderOrderId = taken });
            }

            return holder;
        }

        internal override StoredOrder? Read(OrderKey key)
        {
            StoredOrder? order = base.Read(key);
            if (_left-- > 0)
            {
                OrderFacts facts = order!.State.Facts with { Delivered = ++_delivered + 1, MostDelivered = null };
                _ = Write([new OrderChange(order, new StoredOrder { Key = key, State = OrderState.From(facts) }, null)], _ => { });
            }

            return order;
        }
    }

    // Of 40 a second: four claimers ask at once, every five milliseconds, for three seconds. The most permits in a sliding second, and all.
    private static async Task<(int Most, int All)> PermitsAsync(Clock clock, InMemoryTable table)
    {
        InMemoryOrderStore store = new(Some.Rules, null, table) { Time = clock };
        for (int number = 0; number < 200; number++)
        {
            _ = store.Add(OrderKey.Of(number), Some.Tracker.Place(1000, 10.00m, Some.Noon), provider: "p", providerOrderId: $"{number}");
        }

        await store.LimitProviderAsync(new() { Provider = "p", PermitEvery = TimeSpan.FromMilliseconds(25) }, Cancellation);
        List<DateTimeOffset> permits = [];
        for (DateTimeOffset end = clock.Now.AddSeconds(3); clock.Now < end; clock.Now += TimeSpan.FromMilliseconds(5))
        {
            PollClaim[] claims = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => store.ClaimPollsAsync("p", Some.Noon.AddHours(1), 1, Cancellation), Cancellation)));
            permits.AddRange(claims.Where(claim => claim.Polls.Count > 0).Select(_ => clock.Now));
        }

        return (permits.Max(first => permits.Count(at => at >= first && at < first.AddSeconds(1))), permits.Count);
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = Some.Noon;

        public override DateTimeOffset GetUtcNow() => Now;
    }

    /// <summary>Planted: it counts permits in windows of a second, of which the first is nearly over.</summary>
    private sealed class WindowTable(Clock clock) : InMemoryTable
    {
        private DateTimeOffset _start = clock.Now.AddSeconds(-0.75);
        private int _given;

        internal override ProviderState ReadProvider(string provider)
        {
            if (clock.Now >= _start.AddSeconds(1))
            {
                (_start, _given) = (_start.AddSeconds(1), 0);
            }

            return base.ReadProvider(provider) with { NextPermitAt = _given < 40 ? null : _start.AddSeconds(1) };
        }

        internal override IReadOnlySet<OrderKey> Write(IReadOnlyList<OrderChange> changes, Action<IReadOnlyList<DueRefund>> pay)
        {
            _given++;
            return base.Write(changes, pay);
        }
    }
}
