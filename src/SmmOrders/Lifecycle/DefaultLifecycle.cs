using Stateless;

namespace SmmOrders;

/// <summary>
/// The lifecycle of domain rules, section 1. The declaration is authoritative; the frozen form repeats it, so that no application
/// JIT-compiles Stateless at startup. A test freezes the declaration, and prints the correct form if they differ.
/// </summary>
internal static class DefaultLifecycle
{
    internal static OrderLifecycle Frozen { get; } = OrderLifecycle.FromFrozen(
        OrderStatus.Processing,
        processing: [OrderTrigger.Queue, OrderTrigger.Start, OrderTrigger.Cancel],
        pending: [OrderTrigger.Start, OrderTrigger.Cancel],
        inProgress: [OrderTrigger.Complete, OrderTrigger.EndPartially, OrderTrigger.Cancel]);

    internal static void Declare(StateMachine<OrderStatus, OrderTrigger> machine)
    {
        machine.Configure(OrderStatus.Processing)
            .Permit(OrderTrigger.Queue, OrderStatus.Pending)
            .Permit(OrderTrigger.Start, OrderStatus.InProgress)
            .Permit(OrderTrigger.Cancel, OrderStatus.Canceled);

        machine.Configure(OrderStatus.Pending)
            .Permit(OrderTrigger.Start, OrderStatus.InProgress)
            .Permit(OrderTrigger.Cancel, OrderStatus.Canceled);

        machine.Configure(OrderStatus.InProgress)
            .Permit(OrderTrigger.Complete, OrderStatus.Completed)
            .Permit(OrderTrigger.EndPartially, OrderStatus.Partial)
            .Permit(OrderTrigger.Cancel, OrderStatus.Canceled);
    }
}
