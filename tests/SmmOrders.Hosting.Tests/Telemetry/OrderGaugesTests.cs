namespace SmmOrders.Hosting.Tests;

public sealed class OrderGaugesTests : IDisposable
{
    private readonly EventShop _shop = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Orders_attention_and_events_are_counted_by_the_loop_and_shown_by_the_gauges()
    {
        Add(1, "alpha");
        Add(2, "alpha");
        Add(3, "beta");
        await _shop.AddAsync(4, steps: 2);
        _shop.Time.Advance(TimeSpan.FromHours(4));
        _ = await _shop.Memory.SweepAsync(_shop.Now, cancellationToken: Token);

        _ = await Counter().RunOnceAsync(_shop.Now, TurnScope.Of(Token));

        TestMeters read = _shop.Meters.Read();
        Assert.Equal(["2 smm.provider=alpha, smm.status=Processing", "1 smm.provider=beta, smm.status=Processing"], read.Of(OrderDiagnostics.Orders));
        Assert.Equal(["3 smm.finding=StuckInProcessing"], read.Of(OrderDiagnostics.Attention));
        Assert.Equal(["5 smm.sink=webhook"], read.Of(OrderDiagnostics.OutboxWaiting));
        Assert.Equal(["0 smm.sink=webhook"], read.Of(OrderDiagnostics.OutboxDead));
        Assert.StartsWith("14400.", Assert.Single(read.Of(OrderDiagnostics.OutboxAge)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gauge_asks_no_database_and_grows_older_with_the_clock()
    {
        await _shop.AddAsync(1, steps: 1);
        _ = await Counter().RunOnceAsync(_shop.Now, TurnScope.Of(Token));
        _shop.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(["60 smm.sink=webhook"], _shop.Meters.Read().Of(OrderDiagnostics.OutboxAge));

        // A database that has been away for long: nobody knows any more.
        _shop.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Empty(_shop.Meters.Read().All);
    }

    [Fact]
    public async Task It_counts_every_fifteen_seconds_and_less_often_where_that_takes_long()
    {
        int counted = 0;
        TimeSpan takes = TimeSpan.Zero;
        _shop.Store = StoreProxy.Of(_shop.Memory, nameof(IMonitoringStore.CountOrdersAsync), (_, original) =>
        {
            counted++;
            _shop.Time.Advance(takes);
            return original();
        });
        CountWorker counter = Counter();

        Assert.Equal(TimeSpan.FromSeconds(15), (await counter.RunOnceAsync(_shop.Now, TurnScope.Of(Token))).NextIn);
        _shop.Time.Advance(TimeSpan.FromSeconds(14));
        Assert.Equal(TimeSpan.FromSeconds(1), (await counter.RunOnceAsync(_shop.Now, TurnScope.Of(Token))).NextIn);
        Assert.Equal(1, counted);
        takes = TimeSpan.FromSeconds(10);
        _shop.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(100), (await counter.RunOnceAsync(_shop.Now, TurnScope.Of(Token))).NextIn);
        Assert.Equal(2, counted);
    }

    [Fact]
    public void Two_stores_are_told_apart()
    {
        OrderCounts counts = new()
        {
            Polled = [new() { Provider = "alpha", Status = OrderStatus.Pending, Count = 7, DueAt = _shop.Now }],
            Submissions = [new() { Status = SubmissionStatus.Queued, Count = 1, DueAt = _shop.Now }],
            Attention = [],
        };
        _shop.Gauges.Set("", new(_shop.Now, counts, []));
        _shop.Gauges.Set("second", new(_shop.Now, counts, []));

        TestMeters read = _shop.Meters.Read();

        Assert.Equal(
            ["7 smm.provider=alpha, smm.status=Pending", "7 smm.provider=alpha, smm.status=Pending, smm.store=second"],
            read.Of(OrderDiagnostics.Orders).Order(StringComparer.Ordinal));
        Assert.Equal(["1 smm.provider=, smm.submission=Queued", "1 smm.provider=, smm.submission=Queued, smm.store=second"], read.Of(OrderDiagnostics.Unsent).Order(StringComparer.Ordinal));
        Assert.Equal(["0 smm.provider=alpha", "0 smm.provider=alpha, smm.store=second"], read.Of(OrderDiagnostics.PollBacklog).Order(StringComparer.Ordinal));
    }

    private CountWorker Counter() => new(_shop.Store, _shop.Gauges, _shop.Time);

    private void Add(long order, string provider) => _shop.Memory.Add(
        OrderKey.Of(order), new OrderTracker(RefundPolicy.HalfUp(2)).Place(1000, 10m, _shop.Now), provider: provider, providerOrderId: $"{order}");
}
