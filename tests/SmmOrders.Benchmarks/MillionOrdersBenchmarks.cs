using System.Collections.Concurrent;
using BenchmarkDotNet.Attributes;

namespace SmmOrders.Benchmarks;

/// <summary>1,000,000 orders, each observed once: in a loop, and on all cores. Nothing is shared, so nothing waits.</summary>
public class MillionOrdersBenchmarks
{
    public const int Count = 1_000_000;

    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly OrderTracker _tracker = new(RefundPolicy.HalfUp(2));
    private readonly StatelessPeer _stateless = new();
    private OrderState[] _orders = [];

    [GlobalSetup]
    public void Prepare() =>
        _orders = [.. Enumerable.Range(0, Count).Select(i => new OrderState((OrderStatus)((i % 3) + 1), Noon, 1000, 10.00m, delivered: 600))];

    [Benchmark(Baseline = true)]
    public int Loop() => Observe(0, Count);

    [Benchmark]
    public int AllCores() => OnAllCores(Observe);

    [Benchmark]
    public static int NothingOnAllCores() => OnAllCores((from, to) => to - from);

    [Benchmark]
    public int StatelessSharedLoop() => Fire(0, Count);

    [Benchmark]
    public int StatelessSharedAllCores() => OnAllCores(Fire);

    /// <summary>What observing all orders allocates on the very threads that observe: nobody else's bytes are among them.</summary>
    public static (long Loop, long AllCores) CountBytes()
    {
        var orders = new MillionOrdersBenchmarks();
        orders.Prepare();
        long bytes = 0;
        _ = Counted(0, Count);
        long loop = Interlocked.Exchange(ref bytes, 0);
        _ = OnAllCores(Counted);
        return (loop, bytes);

        int Counted(int from, int to)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            int sum = orders.Observe(from, to);
            _ = Interlocked.Add(ref bytes, GC.GetAllocatedBytesForCurrentThread() - before);
            return sum;
        }
    }

    private static int OnAllCores(Func<int, int, int> part)
    {
        int sum = 0;
        _ = Parallel.ForEach(Partitioner.Create(0, Count), range => Interlocked.Add(ref sum, part(range.Item1, range.Item2)));
        return sum;
    }

    private int Observe(int from, int to)
    {
        int sum = 0;
        for (int i = from; i < to; i++)
        {
            sum += (int)_tracker.Observe(_orders[i], StatusReport.Of(_orders[i].Status, 400), Noon).Order.Status;
        }

        return sum;
    }

    private int Fire(int from, int to)
    {
        int sum = 0;
        for (int i = from; i < to; i++)
        {
            sum += (int)_stateless.FireShared(_orders[i].Status, OrderTrigger.Cancel, ask: false).Next;
        }

        return sum;
    }
}
