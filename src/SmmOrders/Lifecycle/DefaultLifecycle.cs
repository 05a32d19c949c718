using Stateless;

namespace SmmOrders;

/// <summary>
/// The lifecycle of domain rules, section 1. The declaration is the truth; the frozen form is what comes of it, typed out, so that
/// no application compiles Stateless at its start. A test freezes the declaration and prints the form that is right.
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
