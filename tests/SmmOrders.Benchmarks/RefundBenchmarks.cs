using BenchmarkDotNet.Attributes;

namespace SmmOrders.Benchmarks;

/// <summary>An order ends Partial: its status and its exact refund, against the naive formula for the refund alone.</summary>
public class RefundBenchmarks
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
        _orders = [.. Enumerable.Range(0, Count).Select(_ => OrderState.From(new()
        {
            Status = OrderStatus.InProgress,
            StatusSince = Noon,
            Quantity = random.Next(100, 100_000),
            Charge = random.Next(1, 100_000_000) / 100_000m,
        }))];
        _reports = [.. _orders.Select(order => StatusReport.Of(OrderStatus.Partial, random.NextInt64(1, order.Quantity)))];
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public decimal Observe()
    {
        decimal last = 0;
        for (int i = 0; i < _orders.Length; i++)
        {
            last = _tracker.Observe(_orders[i], _reports[i], Noon).Order.Refunded;
        }

        return last;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public decimal RefundAlone()
    {
        decimal last = 0;
        for (int i = 0; i < _orders.Length; i++)
        {
            OrderState order = _orders[i];
            last = _tracker.Refunds.ForUndelivered(order.Charge, order.Quantity, order.Quantity - _reports[i].Remains.Count!.Value);
        }

        return last;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public decimal NaiveDecimal()
    {
        decimal last = 0;
        for (int i = 0; i < _orders.Length; i++)
        {
            last = NaivePeer.Refund(_orders[i], _reports[i].Remains.Count!.Value);
        }

        return last;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public decimal NaiveDecimalWithTheResult()
    {
        decimal last = 0;
        for (int i = 0; i < _orders.Length; i++)
        {
            last = NaivePeer.End(_orders[i], _reports[i].Remains.Count!.Value, Noon).Order.Refunded;
        }

        return last;
    }
}
