using SmmOrders.Benchmarks;
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
    private static readonly OrderState Open = Some.State(OrderStatus.InProgress, Noon, 1000, 10.00m, delivered: 600);
    private static readonly Lock Gate = new();

    private static readonly (Action, int) Table = (() => OrderLifecycle.Default.TryFire(OrderStatus.Pending, OrderTrigger.Start, out _), 2_000);

    private static readonly (Action, int) Switch = (() => SwitchPeer.TryFire(OrderStatus.Pending, OrderTrigger.Start, out _), 2_000);
    private static readonly (Action, int) OwnMachine = (FireNew, 50);
    private static readonly (Action, int) Observation = (() => Observe(), 1_000);
    private static readonly (Action, int) ExactRefund = (() => Refund(), 1_000);
    private static readonly (Action, int) NaiveRefund = (() => Naive(10.01m, 401, 1003), 1_000);

    private static OrderStatus _status;

    private static StateMachine<OrderStatus, OrderTrigger> Shared { get; } = OrderLifecycle.Default.CreateMachine(() => _status, status => _status = status);

    private static (Action, int) SharedMachine { get; } = (FireShared, 200);

    [Fact]
    public void Reading_a_transition_costs_as_much_as_a_few_hand_written_switches() =>
        Assert.InRange(Race.Ratio(Table, Switch), 0, 15);

    [Fact]
    public void A_transition_is_read_far_faster_than_a_shared_machine_fires() =>
        Assert.InRange(Race.Ratio(SharedMachine, Table), 10, double.MaxValue);

    [Fact]
    public void A_transition_is_read_far_faster_than_a_machine_per_order_fires() =>
        Assert.InRange(Race.Ratio(OwnMachine, Table), 50, double.MaxValue);

    [Fact]
    public void An_observation_that_changes_nothing_costs_less_than_a_shared_machine_fires() =>
        Assert.InRange(Race.Ratio(SharedMachine, Observation), 1, double.MaxValue);

    [Fact]
    public void An_exact_refund_costs_at_most_a_few_naive_ones() =>
        Assert.InRange(Race.Ratio(ExactRefund, NaiveRefund), 0, 6);

    [Fact]
    public void An_additionally_fired_machine_is_detected_by_each_of_them()
    {
        Assert.InRange(Race.Ratio(SharedMachine, Switch), 15, double.MaxValue);
        Assert.InRange(Race.Ratio(SharedMachine, SharedMachine), 0, 5);
        Assert.InRange(Race.Ratio(OwnMachine, SharedMachine), 0, 50);
        Assert.InRange(Race.Ratio(SharedMachine, (() => { _ = Observe(); FireShared(); }, 200)), 0, 1);
        Assert.InRange(Race.Ratio((() => { _ = Refund(); FireNew(); }, 50), NaiveRefund), 6, double.MaxValue);
    }

    private static OrderUpdate Observe() => Tracker.Observe(Open, StatusReport.Of(OrderStatus.InProgress, 400), Noon);

    private static decimal Refund() => Tracker.Refunds.ForUndelivered(10.01m, 1003, 602);

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
