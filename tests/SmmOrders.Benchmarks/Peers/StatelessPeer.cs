using Stateless;

namespace SmmOrders.Benchmarks;

/// <summary>The same lifecycle on Stateless alone: a machine per order, as most do it, or one for all behind a lock.</summary>
internal sealed class StatelessPeer
{
    private readonly Lock _gate = new();
    private readonly StateMachine<OrderStatus, OrderTrigger> _machine;
    private OrderStatus _status;

    public StatelessPeer() => _machine = Declare(new StateMachine<OrderStatus, OrderTrigger>(() => _status, status => _status = status));

    public bool TryFireShared(OrderStatus status, OrderTrigger trigger, out OrderStatus next)
    {
        lock (_gate)
        {
            _status = status;
            bool permitted = TryFire(_machine, trigger);
            next = _status;
            return permitted;
        }
    }

    public static bool TryFireOwn(OrderStatus status, OrderTrigger trigger, out OrderStatus next)
    {
        StateMachine<OrderStatus, OrderTrigger> machine = Declare(new StateMachine<OrderStatus, OrderTrigger>(status));
        bool permitted = TryFire(machine, trigger);
        next = machine.State;
        return permitted;
    }

    private static bool TryFire(StateMachine<OrderStatus, OrderTrigger> machine, OrderTrigger trigger)
    {
        if (!machine.CanFire(trigger))
        {
            return false;
        }

        machine.Fire(trigger);
        return true;
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
