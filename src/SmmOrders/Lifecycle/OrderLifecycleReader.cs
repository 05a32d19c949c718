using System.Collections.Immutable;
using Stateless.Reflection;

namespace SmmOrders;

/// <summary>Reads a declaration from a Stateless machine's own description, and lists every fault in it.</summary>
internal static class OrderLifecycleReader
{
    internal static OrderTriggerSet[] Read(
        OrderLifecycleProbe probe, OrderStatus initial, out ImmutableArray<string> faults)
    {
        var permitted = new OrderTriggerSet[OrderLifecycleTable.Width];
        ImmutableArray<string>.Builder found = ImmutableArray.CreateBuilder<string>();
        foreach (StateInfo state in probe.Machine.GetInfo().States)
        {
            var status = (OrderStatus)state.UnderlyingState;
            if (OrderStatuses.IsDefined(status))
            {
                FindFaults(status, state, found);
                permitted[(byte)status] = WaysOutOf(state);
            }
            else
            {
                found.Add($"{(byte)status} is not an order status.");
            }
        }

        found.AddRange(probe.FindParameters().Select(
            trigger => $"{trigger} has parameters, which a frozen lifecycle never reads: set them on the machine that {nameof(OrderLifecycle.CreateMachine)} returns."));
        if (found.Count == 0)
        {
            foreach ((OrderStatus status, OrderTrigger trigger) in probe.FindHidden(permitted))
            {
                found.Add($"{trigger} from {status} has an asynchronous guard or an initial transition behind it: declare a plain transition, or leave it out.");
                permitted[(byte)status] = permitted[(byte)status].With(trigger);
            }
        }

        CheckReachability(permitted, initial, found);
        faults = found.ToImmutable();
        return permitted;
    }

    private static void FindFaults(OrderStatus status, StateInfo state, ImmutableArray<string>.Builder faults)
    {
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

        foreach (IGrouping<object, FixedTransitionInfo> declared in state.FixedTransitions.GroupBy(t => t.Trigger.UnderlyingTrigger))
        {
            faults.AddRange(declared.Select(transition => FaultOf(status, transition)).OfType<string>());
            if (declared.Skip(1).Any())
            {
                faults.Add($"{declared.Key} from {status} is declared twice.");
            }
        }
    }

    private static string? FaultOf(OrderStatus status, FixedTransitionInfo transition)
    {
        var trigger = (OrderTrigger)transition.Trigger.UnderlyingTrigger;
        var target = (OrderStatus)transition.DestinationState.UnderlyingState;
        return !OrderStatuses.IsDefined(trigger) ? $"{(byte)trigger} from {status} is not an order trigger."
            : transition.IsInternalTransition ? $"{trigger} from {status} is an internal transition: leave it out."
            : transition.GuardConditionsMethodDescriptions.Any()
                ? $"{trigger} from {status} is guarded: a lifecycle is the same for every order, so permit it or leave it out."
            : target != trigger.Target() ? $"{trigger} from {status} leads to {target}: it can only lead to {trigger.Target()}."
            : status.IsFinal() && !IsCorrection(status, target)
                ? $"{trigger} leads out of {status}, which is final: only Completed to Partial or Canceled, and Partial to Partial or Canceled, are corrections."
            : null;
    }

    // Faulty transitions count as well, so that one mistake is not also reported as an unreachable status.
    private static OrderTriggerSet WaysOutOf(StateInfo state)
    {
        OrderTriggerSet ways = default;
        for (StateInfo? from = state; from is not null; from = from.Superstate)
        {
            foreach (TransitionInfo way in from.Transitions.Where(way => !way.IsInternalTransition))
            {
                ways = ways.With((OrderTrigger)way.Trigger.UnderlyingTrigger);
                if (way is FixedTransitionInfo fixedWay)
                {
                    ways = ways.With(OrderLifecycleTable.TriggerOf((OrderStatus)fixedWay.DestinationState.UnderlyingState));
                }
            }
        }

        return ways;
    }

    private static bool IsCorrection(OrderStatus from, OrderStatus to) =>
        from is OrderStatus.Completed or OrderStatus.Partial && to is OrderStatus.Partial or OrderStatus.Canceled;

    private static void CheckReachability(OrderTriggerSet[] permitted, OrderStatus initial, ImmutableArray<string>.Builder faults)
    {
        OrderPath?[] paths = OrderLifecycleTable.Paths(permitted);
        foreach (OrderStatus status in OrderStatuses.All)
        {
            if (paths[OrderLifecycleTable.Index(initial, (byte)status)] is null)
            {
                faults.Add($"{status} cannot be reached from {initial}.");
            }
        }

        // A final status that no order reaches is already reported.
        foreach (OrderStatus open in OrderStatuses.All.Where(s => s.IsOpen()))
        {
            foreach (OrderStatus end in OrderStatuses.All.Where(s => s.IsFinal() && paths[OrderLifecycleTable.Index(initial, (byte)s)] is not null))
            {
                if (paths[OrderLifecycleTable.Index(open, (byte)end)] is null)
                {
                    faults.Add($"An order that is {open} can never become {end}: a server may report that at any time.");
                }
            }
        }
    }
}
