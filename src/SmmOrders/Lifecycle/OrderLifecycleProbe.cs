using Stateless;

namespace SmmOrders;

/// <summary>
/// Compares a machine with what was read out of its description. Stateless describes neither asynchronous guards nor initial
/// transitions: without this they would be dropped in silence.
/// </summary>
internal sealed class OrderLifecycleProbe
{
    private OrderStatus _at;
    private bool _refused;

    internal OrderLifecycleProbe(OrderStatus initial)
    {
        _at = initial;

        // Queued firing would hold every later question back behind a guard that never answers.
        Machine = new(() => _at, status => _at = status, FiringMode.Immediate);
    }

    /// <summary>The machine that a lifecycle is declared on.</summary>
    internal StateMachine<OrderStatus, OrderTrigger> Machine { get; }

    /// <summary>
    /// The triggers that were declared with parameters. Stateless describes them nowhere, but refuses to configure them a second time.
    /// </summary>
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
    /// Fires every trigger in every status. For a machine that has no other fault: then nothing runs but what is hidden.
    /// A guard that says no is not found, since it looks like no transition at all, which is how the table treats it.
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
                    // What is still to come would spoil the next answer.
                    yield break;
                }
            }
        }
    }
}
