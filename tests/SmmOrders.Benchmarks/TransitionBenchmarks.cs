using BenchmarkDotNet.Attributes;

namespace SmmOrders.Benchmarks;

/// <summary>One transition: permitted, or refused with its reason.</summary>
public class TransitionBenchmarks
{
    private const int Count = 1024;

    private readonly OrderLifecycle _lifecycle = OrderLifecycle.Default;
    private readonly StatelessPeer _stateless = new();
    private (OrderStatus Status, OrderTrigger Trigger)[] _asked = [];

    // Whole answers are kept, reasons and all: the compiler would leave out what nobody reads.
    private OrderTransition _transition;
    private OrderStatus _next;
    private (OrderStatus Next, IEnumerable<OrderTrigger>? Permitted) _fired;

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
    public void Table()
    {
        foreach ((OrderStatus status, OrderTrigger trigger) in _asked)
        {
            _ = _lifecycle.TryFire(status, trigger, out _transition);
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public void Switch()
    {
        foreach ((OrderStatus status, OrderTrigger trigger) in _asked)
        {
            _ = SwitchPeer.TryFire(status, trigger, out _next);
        }
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void SwitchInlined()
    {
        foreach ((OrderStatus status, OrderTrigger trigger) in _asked)
        {
            _ = SwitchPeer.TryFireInlined(status, trigger, out _next);
        }
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void StatelessShared()
    {
        foreach ((OrderStatus status, OrderTrigger trigger) in _asked)
        {
            _fired = _stateless.FireShared(status, trigger, ask: Asked != Transitions.Permitted);
        }
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void StatelessPerOrder()
    {
        foreach ((OrderStatus status, OrderTrigger trigger) in _asked)
        {
            _fired = StatelessPeer.FireOwn(status, trigger, ask: Asked != Transitions.Permitted);
        }
    }
}
