using Stateless;

namespace SmmOrders;

/// <summary>The lifecycle of panels of the PerfectPanel family; declared and frozen like <see cref="DefaultLifecycle"/>.</summary>
internal static class PerfectPanelLifecycle
{
    internal static OrderLifecycle Frozen { get; } = OrderLifecycle.FromFrozen(
        OrderStatus.Pending,
        processing: [OrderTrigger.Queue, OrderTrigger.Start, OrderTrigger.Cancel],
        pending: [OrderTrigger.Process, OrderTrigger.Start, OrderTrigger.Cancel],
        inProgress: [OrderTrigger.Complete, OrderTrigger.EndPartially, OrderTrigger.Cancel]);

    internal static void Declare(StateMachine<OrderStatus, OrderTrigger> machine)
    {
        machine.Configure(OrderStatus.Pending)
            .Permit(OrderTrigger.Process, OrderStatus.Processing)
            .Permit(OrderTrigger.Start, OrderStatus.InProgress)
            .Permit(OrderTrigger.Cancel, OrderStatus.Canceled);

        machine.Configure(OrderStatus.Processing)
            .Permit(OrderTrigger.Queue, OrderStatus.Pending)
            .Permit(OrderTrigger.Start, OrderStatus.InProgress)
            .Permit(OrderTrigger.Cancel, OrderStatus.Canceled);

        machine.Configure(OrderStatus.InProgress)
            .Permit(OrderTrigger.Complete, OrderStatus.Completed)
            .Permit(OrderTrigger.EndPartially, OrderStatus.Partial)
            .Permit(OrderTrigger.Cancel, OrderStatus.Canceled);
    }
}
