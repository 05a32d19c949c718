using System.Collections.Immutable;
using Stateless;
using Stateless.Reflection;

namespace SmmOrders;

/// <summary>Reads what was declared out of a Stateless machine's own description, and names every fault in it.</summary>
internal static class OrderLifecycleReader
{
    internal static OrderTriggerSet[] Read(
        StateMachine<OrderStatus, OrderTrigger> machine, OrderStatus initial, out ImmutableArray<string> faults)
    {
        var permitted = new OrderTriggerSet[1 + OrderStatuses.All.Length];
        ImmutableArray<string>.Builder found = ImmutableArray.CreateBuilder<string>();
        foreach (StateInfo state in machine.GetInfo().States)
        {
            ReadState(state, permitted, found);
        }

        // A declaration that is wrong in itself would only raise false alarms about what can be reached.
        if (found.Count == 0)
        {
            CheckReach(permitted, initial, found);
        }

        faults = found.ToImmutable();
        return permitted;
    }

    private static void ReadState(StateInfo state, OrderTriggerSet[] permitted, ImmutableArray<string>.Builder faults)
    {
        var status = (OrderStatus)state.UnderlyingState;
        if (!OrderStatuses.IsDefined(status))
        {
            faults.Add($"{(byte)status} is not an order status.");
            return;
        }

        if (state.Superstate is not null)
        {
            faults.Add($"{status} is declared as a substate of {state.Superstate}: declare its transitions on itself.");
        }

        if (state.EntryActions.Any() || state.ExitActions.Any() || state.ActivateActions.Any() || state.DeactivateActions.Any())
        {
            faults.Add($"{status} has hooks, which a frozen lifecycle never runs: put them on the machine that {nameof(OrderLifecycle.CreateMachine)} returns.");
        }

        foreach (IgnoredTransitionInfo ignored in state.IgnoredTriggers)
        {
            faults.Add($"{status} ignores {ignored.Trigger}: leave it out; a refused transition changes nothing.");
        }

        foreach (DynamicTransitionInfo dynamic in state.DynamicTransitions)
        {
            faults.Add($"{dynamic.Trigger} from {status} has a dynamic destination: declare a fixed one.");
        }

        foreach (FixedTransitionInfo transition in state.FixedTransitions)
        {
            var trigger = (OrderTrigger)transition.Trigger.UnderlyingTrigger;
            string? fault = FaultOf(status, trigger, transition, permitted[(byte)status]);
            if (fault is null)
            {
                permitted[(byte)status] = permitted[(byte)status].With(trigger);
            }
            else
            {
                faults.Add(fault);
            }
        }
    }

    private static string? FaultOf(OrderStatus status, OrderTrigger trigger, FixedTransitionInfo transition, OrderTriggerSet before)
    {
        if (!OrderStatuses.IsDefined(trigger))
        {
            return $"{(byte)trigger} from {status} is not an order trigger.";
        }

        if (transition.GuardConditionsMethodDescriptions.Any())
        {
            return $"{trigger} from {status} is guarded: a lifecycle is the same for every order, so permit it or leave it out.";
        }

        if (transition.IsInternalTransition)
        {
            return $"{trigger} from {status} is an internal transition: leave it out.";
        }

        if (before.Contains(trigger))
        {
            return $"{trigger} from {status} is declared twice.";
        }

        var target = (OrderStatus)transition.DestinationState.UnderlyingState;
        if (target != trigger.Target())
        {
            return $"{trigger} from {status} leads to {(OrderStatuses.IsDefined(target) ? target.ToString() : (byte)target)}: it can only lead to {trigger.Target()}.";
        }

        return status.IsFinal() && !IsCorrection(status, target)
            ? $"{trigger} leads out of {status}, which is final: only Completed to Partial or Canceled, and Partial to Partial or Canceled, are corrections."
            : null;
    }

    private static bool IsCorrection(OrderStatus from, OrderStatus to) =>
        from is OrderStatus.Completed or OrderStatus.Partial && to is OrderStatus.Partial or OrderStatus.Canceled;

    private static void CheckReach(OrderTriggerSet[] permitted, OrderStatus initial, ImmutableArray<string>.Builder faults)
    {
        OrderPath?[] paths = OrderLifecycleTable.Paths(permitted);
        foreach (OrderStatus status in OrderStatuses.All)
        {
            if (paths[OrderLifecycleTable.Index(initial, (byte)status)] is null)
            {
                faults.Add($"{status} cannot be reached from {initial}.");
            }
        }

        if (faults.Count > 0)
        {
            return;
        }

        foreach (OrderStatus open in OrderStatuses.All.Where(s => s.IsOpen()))
        {
            foreach (OrderStatus end in OrderStatuses.All.Where(s => s.IsFinal()))
            {
                if (paths[OrderLifecycleTable.Index(open, (byte)end)] is null)
                {
                    faults.Add($"An order that is {open} can never become {end}: a server may report that at any time.");
                }
            }
        }
    }
}
