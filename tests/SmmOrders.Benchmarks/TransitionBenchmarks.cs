using BenchmarkDotNet.Attributes;

namespace SmmOrders.Benchmarks;

/// <summary>One transition: permitted, or refused with its reason.</summary>
public class TransitionBenchmarks
{
    private const int Count = 1024;

    private readonly OrderLifecycle _lifecycle = OrderLifecycle.Default;
    private readonly StatelessPeer _stateless = new();
    private (OrderStatus Status, OrderTrigger Trigger)[] _asked = [];

    [ParamsAllValues]
    public Transitions Asked { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(20261123);
        _asked = [.. Enumerable.Range(0, Count).Select(_ => Asked switch
        {
            Transitions.Permitted => (OrderStatus.InProgress, OrderTrigger.Complete),
            Transitions.Refused => (OrderStatus.Completed, OrderTrigger.Start),
            _ => ((OrderStatus)random.Next(1, 7), (OrderTrigger)random.Next(1, 7)),
        })];
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int Table()
    {
        int sum = 0;
        foreach ((OrderStatus status, OrderTrigger trigger) in _asked)
        {
            _ = _lifecycle.TryFire(status, trigger, out OrderTransition transition);
            sum += (int)transition.To;
        }

        return sum;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public int Switch()
    {
        int sum = 0;
        foreach ((OrderStatus status, OrderTrigger trigger) in _asked)
        {
            _ = SwitchPeer.TryFire(status, trigger, out OrderStatus next);
            sum += (int)next;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int StatelessShared()
    {
        int sum = 0;
        foreach ((OrderStatus status, OrderTrigger trigger) in _asked)
        {
            sum += (int)_stateless.FireShared(status, trigger).Next;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int StatelessPerOrder()
    {
        int sum = 0;
        foreach ((OrderStatus status, OrderTrigger trigger) in _asked)
        {
            sum += (int)StatelessPeer.FireOwn(status, trigger).Next;
        }

        return sum;
    }
}
