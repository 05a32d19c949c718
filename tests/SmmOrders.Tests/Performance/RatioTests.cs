using Stateless;

namespace SmmOrders.Tests.Performance;

/// <summary>
/// A loose guard on speed, in whatever build the tests run: the benchmarks have the figures. Alone on the machine's cores,
/// as far as the other tests of this project go.
/// </summary>
[Collection(nameof(RatioTests))]
[CollectionDefinition(nameof(RatioTests), DisableParallelization = true)]
public sealed class RatioTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly OrderTracker Tracker = new(RefundPolicy.HalfUp(2));
    private static readonly OrderState Open = new(OrderStatus.InProgress, Noon, 1000, 10.00m, delivered: 600);
    private static readonly Lock Gate = new();

    private static readonly (Action, int) Table = (() => OrderLifecycle.Default.TryFire(OrderStatus.Pending, OrderTrigger.Start, out _), 2_000);

    private static OrderStatus _status;

    private static StateMachine<OrderStatus, OrderTrigger> Shared { get; } = OrderLifecycle.Default.CreateMachine(() => _status, status => _status = status);

    private static (Action, int) SharedMachine { get; } = (FireShared, 200);

    [Fact]
    public void A_transition_is_read_far_faster_than_a_shared_machine_fires() =>
        Assert.InRange(Race.Ratio(SharedMachine, Table), 10, double.MaxValue);

    [Fact]
    public void A_transition_is_read_far_faster_than_a_machine_per_order_fires() =>
        Assert.InRange(Race.Ratio((FireNew, 50), Table), 50, double.MaxValue);

    [Fact]
    public void An_observation_that_changes_nothing_costs_less_than_a_shared_machine_fires() =>
        Assert.InRange(Race.Ratio(SharedMachine, (() => Tracker.Observe(Open, StatusReport.Of(OrderStatus.InProgress, 400), Noon), 1_000)), 2, double.MaxValue);

    [Fact]
    public void An_exact_refund_costs_at_most_some_naive_ones() =>
        Assert.InRange(Race.Ratio((() => Tracker.Refunds.ForUndelivered(10.01m, 1003, 602), 1_000), (() => Naive(10.01m, 401, 1003), 1_000)), 0, 6);

    [Fact]
    public void A_table_that_fires_a_machine_would_be_noticed() =>
        Assert.InRange(Race.Ratio(SharedMachine, SharedMachine), 0, 5);

    private static decimal Naive(decimal charge, long remains, long quantity) =>
        Math.Round(charge * remains / quantity, 2, MidpointRounding.AwayFromZero);

    private static void FireShared()
    {
        lock (Gate)
        {
            _status = OrderStatus.Pending;
            Shared.Fire(OrderTrigger.Start);
        }
    }

    private static void FireNew()
    {
        OrderStatus status = OrderStatus.Pending;
        OrderLifecycle.Default.CreateMachine(() => status, next => status = next).Fire(OrderTrigger.Start);
    }
}
