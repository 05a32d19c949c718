using BenchmarkDotNet.Attributes;

namespace SmmOrders.Benchmarks;

/// <summary>The usual poll: the provider says what it said before.</summary>
public class ObservationBenchmarks
{
    private const int Count = 1024;

    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly OrderTracker _tracker = new(RefundPolicy.HalfUp(2));
    private OrderState[] _orders = [];
    private StatusReport[] _reports = [];

    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(20261123);
        _orders = [.. Enumerable.Range(0, Count).Select(_ => OrderState.From(new() { Status = (OrderStatus)random.Next(1, 4), StatusSince = Noon, Quantity = 1000, Charge = 10.00m, Delivered = 600 }))];
        _reports = [.. _orders.Select(order => StatusReport.Of(order.Status, 400))];
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int Observe()
    {
        int sum = 0;
        for (int i = 0; i < _orders.Length; i++)
        {
            sum += (int)_tracker.Observe(_orders[i], _reports[i], Noon).Order.Status;
        }

        return sum;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public int Switch()
    {
        int sum = 0;
        for (int i = 0; i < _orders.Length; i++)
        {
            _ = SwitchPeer.TryFire(_orders[i].Status, (OrderTrigger)_reports[i].Status!.Value, out OrderStatus next);
            sum += (int)next;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int SwitchInlined()
    {
        int sum = 0;
        for (int i = 0; i < _orders.Length; i++)
        {
            _ = SwitchPeer.TryFireInlined(_orders[i].Status, (OrderTrigger)_reports[i].Status!.Value, out OrderStatus next);
            sum += (int)next;
        }

        return sum;
    }
}
