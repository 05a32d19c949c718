using System.Collections.Immutable;
using SmmOrders.Testing;

namespace SmmOrders.Hosting.Tests;

/// <summary>A panel whose orders move as the test says, with one sink.</summary>
internal sealed class EventShop : IDisposable
{
    public const string Sink = "webhook";

    private static readonly OrderStatus[] Way = [OrderStatus.Pending, OrderStatus.InProgress, OrderStatus.Completed];

    private ImmutableList<OrderEvent> _handled = [];

    public EventShop()
    {
        var rules = new OrderRules(new() { Refunds = RefundPolicy.HalfUp(2) });
        Memory = new(rules) { OutboxSinks = [Sink], Time = Time };
        Store = Memory;
        Gauges = new(Time);
        Meter = new(Meters, Time, Gauges);
    }

    public WatchedTime Time { get; } = new();

    public TestMeters Meters { get; } = new();

    public OrderAlertOptions AlertOptions { get; } = new();

    /// <summary>Who is told of alerts.</summary>
    public KeptAlerts Alerts { get; } = new();

    public InMemoryOrderStore Memory { get; }

    /// <summary>The store that workers see.</summary>
    public IOrderStore Store { get; set; }

    public OrderGauges Gauges { get; }

    public OrderMeter Meter { get; }

    public KeptLog Log { get; } = new();

    public OrderEventOptions Options { get; } = new();

    /// <summary>What the handler does before an event counts as handled.</summary>
    public Func<OrderEvent, CancellationToken, Task> Handling { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>What was handled, in this order.</summary>
    public IReadOnlyList<OrderEvent> Handled => _handled;

    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>Adds an order and moves it so many steps: an event each.</summary>
    public async Task AddAsync(long order, int steps)
    {
        _ = Memory.Add(OrderKey.Of(order), new OrderTracker(RefundPolicy.HalfUp(2)).Place(1000, 10m, Now));
        foreach (OrderStatus status in Way.Take(steps))
        {
            Time.Advance(TimeSpan.FromMilliseconds(1));
            ApplyOutcome applied = (await Memory.ApplyAsync([new() { Order = OrderKey.Of(order), Report = StatusReport.Of(status), At = Now }]))[0];
            Assert.Equal(ApplyStatus.Applied, applied.Status);
        }
    }

    public OrderEventWorker Worker() => new(Store, Sink, HandleAsync, () => Options, Time, Meter, Desk(Alerts), Log);

    public AlertDesk Desk(params IOrderAlerts[] all) => new(all, () => AlertOptions, Time, Meter, Log);

    public Task<OutboxBacklog> BacklogAsync() => Memory.ReadOutboxAsync(Sink, TestContext.Current.CancellationToken);

    public Task<WorkerTurn> TurnAsync() => Worker().RunOnceAsync(Now, TestContext.Current.CancellationToken);

    public void Dispose()
    {
        Meter.Dispose();
        Meters.Dispose();
    }

    private async Task HandleAsync(OrderEvent orderEvent, CancellationToken cancellationToken)
    {
        await Handling(orderEvent, cancellationToken);
        _ = ImmutableInterlocked.Update(ref _handled, handled => handled.Add(orderEvent));
    }
}
