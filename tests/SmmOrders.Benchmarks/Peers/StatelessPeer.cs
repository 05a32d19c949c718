using Stateless;

namespace SmmOrders.Benchmarks;

/// <summary>
/// The same lifecycle on Stateless alone: a machine per order, as most do it, or one for all behind a lock. At its fastest:
/// nothing fires from inside a transition, so there is no queue, and who knows that it is permitted does not ask first.
/// </summary>
internal sealed class StatelessPeer
{
    private readonly Lock _gate = new();
    private readonly StateMachine<OrderStatus, OrderTrigger> _machine;
    private OrderStatus _status;

    public StatelessPeer() => _machine = Declare(new StateMachine<OrderStatus, OrderTrigger>(() => _status, status => _status = status, FiringMode.Immediate));

    /// <summary>The status afterwards; where it is refused, the same one and what would be permitted.</summary>
    public (OrderStatus Next, IEnumerable<OrderTrigger>? Permitted) FireShared(OrderStatus status, OrderTrigger trigger, bool ask)
    {
        lock (_gate)
        {
            _status = status;
            IEnumerable<OrderTrigger>? permitted = Fire(_machine, trigger, ask);
            return (_status, permitted);
        }
    }

    public static (OrderStatus Next, IEnumerable<OrderTrigger>? Permitted) FireOwn(OrderStatus status, OrderTrigger trigger, bool ask)
    {
        StateMachine<OrderStatus, OrderTrigger> machine = Declare(new StateMachine<OrderStatus, OrderTrigger>(status, FiringMode.Immediate));
        IEnumerable<OrderTrigger>? permitted = Fire(machine, trigger, ask);
        return (machine.State, permitted);
    }

    private static IEnumerable<OrderTrigger>? Fire(StateMachine<OrderStatus, OrderTrigger> machine, OrderTrigger trigger, bool ask)
    {
        if (!ask || machine.CanFire(trigger))
        {
            machine.Fire(trigger);
            return null;
        }

        // Stateless's own way to say what would be permitted; without asynchronous guards it has ended when it returns.
        return machine.GetPermittedTriggersAsync().GetAwaiter().GetResult();
    }

    private static StateMachine<OrderStatus, OrderTrigger> Declare(StateMachine<OrderStatus, OrderTrigger> machine)
    {
        _ = machine.Configure(OrderStatus.Processing)
            .Permit(OrderTrigger.Queue, OrderStatus.Pending)
            .Permit(OrderTrigger.Start, OrderStatus.InProgress)
            .Permit(OrderTrigger.Cancel, OrderStatus.Canceled);
        _ = machine.Configure(OrderStatus.Pending)
            .Permit(OrderTrigger.Start, OrderStatus.InProgress)
            .Permit(OrderTrigger.Cancel, OrderStatus.Canceled);
        _ = machine.Configure(OrderStatus.InProgress)
            .Permit(OrderTrigger.Complete, OrderStatus.Completed)
            .Permit(OrderTrigger.EndPartially, OrderStatus.Partial)
            .Permit(OrderTrigger.Cancel, OrderStatus.Canceled);
        return machine;
    }
}
