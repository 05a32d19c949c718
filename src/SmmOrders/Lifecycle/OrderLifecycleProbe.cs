using Stateless;

namespace SmmOrders;

/// <summary>
/// Compares a machine with its description. Stateless describes neither asynchronous guards nor initial transitions: without this
/// check they would be silently dropped.
/// </summary>
internal sealed class OrderLifecycleProbe
{
    private OrderStatus _at;
    private bool _refused;

    internal OrderLifecycleProbe(OrderStatus initial)
    {
        _at = initial;

        // With queued firing, a guard that never completes would block every later trigger.
        Machine = new(() => _at, status => _at = status, FiringMode.Immediate);
    }

    /// <summary>The machine on which a lifecycle is declared.</summary>
    internal StateMachine<OrderStatus, OrderTrigger> Machine { get; }

    /// <summary>The triggers that were declared with parameters. Stateless does not describe them, but refuses to configure them twice.</summary>
    internal IEnumerable<OrderTrigger> FindParameters() => OrderStatuses.AllTriggers.Where(trigger =>
    {
        try
        {
            _ = Machine.SetTriggerParameters(trigger, Type.EmptyTypes);
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    });

    /// <summary>
    /// Fires every trigger in every status. Only for a machine without other faults, so that nothing runs but what is hidden. A guard
    /// that refuses is not found: it looks like no transition at all, and the table treats it as such.
    /// </summary>
    internal IEnumerable<(OrderStatus Status, OrderTrigger Trigger)> FindHidden(OrderTriggerSet[] permitted)
    {
        Machine.UnregisterAllCallbacks();
        Machine.OnUnhandledTrigger((_, _) => _refused = true);
        foreach (OrderStatus status in OrderStatuses.All)
        {
            foreach (OrderTrigger trigger in OrderStatuses.AllTriggers)
            {
                _at = status;
                _refused = false;
                bool isPermitted = permitted[(byte)status].Contains(trigger);
                Task firing = Machine.FireAsync(trigger);
                if (firing.Exception is not null || !firing.IsCompleted
                    || _refused == isPermitted || _at != (isPermitted ? trigger.Target() : status))
                {
                    yield return (status, trigger);
                }

                if (!firing.IsCompleted)
                {
                    // A trigger that is still firing would distort the next result.
                    yield break;
                }
            }
        }
    }
}
