using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Stateless;
using Stateless.Graph;

namespace SmmOrders;

/// <summary>The transitions that an order may take: declared once with Stateless, validated, and frozen into a table.</summary>
/// <remarks>
/// <para>
/// Three methods read the same table: <see cref="Evaluate"/> returns the transition, <see cref="TryFire"/> also returns whether it is
/// permitted, and <see cref="Fire"/> throws if it is not. They are thread-safe and do not allocate.
/// </para>
/// <para>
/// A lifecycle only defines what is legal. <see cref="OrderTracker"/> decides what a report from the server does to an order and its
/// money.
/// </para>
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderLifecycle
{
    private readonly OrderTriggerSet[] _permitted;
    private readonly OrderTransition[] _transitions;
    private readonly OrderPath?[] _paths;

    private OrderLifecycle(OrderStatus initial, OrderTriggerSet[] permitted)
    {
        InitialStatus = initial;
        _permitted = permitted;
        _transitions = OrderLifecycleTable.Transitions(permitted);
        _paths = OrderLifecycleTable.Paths(permitted);
    }

    /// <summary>
    /// The lifecycle of domain rules, section 1: Processing first, then Pending, then InProgress, each of which may be skipped;
    /// Canceled from every open status; Completed and Partial only from InProgress; no transition out of a final status.
    /// </summary>
    public static OrderLifecycle Default => DefaultLifecycle.Frozen;

    /// <summary>
    /// The lifecycle of panels of the PerfectPanel family: Pending first, and Pending and Processing may follow each other
    /// in any order until delivery starts. The rest is as in <see cref="Default"/>.
    /// </summary>
    public static OrderLifecycle PerfectPanel => PerfectPanelLifecycle.Frozen;

    /// <summary>The status in which every order starts.</summary>
    public OrderStatus InitialStatus { get; }

    /// <summary>
    /// Creates a panel's own lifecycle. The declaration runs once; its result is validated and copied, so later changes to the
    /// machine have no effect.
    /// </summary>
    /// <param name="configure">
    /// Declares the transitions with <c>machine.Configure(status).Permit(trigger, target)</c>. Plain transitions only: hooks,
    /// parameters and guards are refused, because nothing would ever run them; put them on the machine that
    /// <see cref="CreateMachine"/> returns. See the remarks for what Stateless does not expose. Exceptions of Stateless and of the
    /// declaration itself propagate unchanged.
    /// </param>
    /// <param name="initialStatus">The status in which every order starts; it must be open. Processing by default (domain rule S2).</param>
    /// <remarks>
    /// Stateless does not expose two things, which are therefore silently left out: machine-wide hooks (<c>OnTransitioned</c>,
    /// <c>OnTransitionCompleted</c>, <c>OnUnhandledTrigger</c>), and a transition with an asynchronous guard that refuses while the
    /// lifecycle is created.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="configure"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="initialStatus"/> is not a status, or is final.</exception>
    /// <exception cref="InvalidOrderLifecycleException">
    /// The declaration has faults: an undefined status or trigger; a trigger that does not lead to its target; a guarded, dynamic,
    /// internal, ignored or duplicate transition; a hook, a superstate, or a trigger with parameters; a transition out of a final
    /// status that is not a correction; an unreachable status; or an open status from which an order cannot reach all three final
    /// ones. The message names all faults. What Stateless does not describe (asynchronous guards, initial transitions) is found by
    /// firing the machine, if nothing else is wrong.
    /// </exception>
    public static OrderLifecycle Create(
        Action<StateMachine<OrderStatus, OrderTrigger>> configure,
        OrderStatus initialStatus = OrderStatus.Processing)
    {
        ArgumentNullException.ThrowIfNull(configure);
        if (initialStatus.EnsureDefined(nameof(initialStatus)).IsFinal())
        {
            throw new ArgumentOutOfRangeException(
                nameof(initialStatus), initialStatus, $"An order cannot start {initialStatus}: start it in Processing, Pending or InProgress.");
        }

        var probe = new OrderLifecycleProbe(initialStatus);
        configure(probe.Machine);
        OrderTriggerSet[] permitted = OrderLifecycleReader.Read(probe, initialStatus, out ImmutableArray<string> faults);
        return faults.IsEmpty
            ? new OrderLifecycle(initialStatus, permitted)
            : throw new InvalidOrderLifecycleException(faults, nameof(configure));
    }

    /// <summary>
    /// The same lifecycle with the corrections that domain rules, section 2, allow after a final status: Completed to Partial or
    /// Canceled, Partial to Canceled, and Partial to Partial with a different count. Canceled is never corrected, and nothing is
    /// corrected to Completed. A panel opts in to corrections by using such a lifecycle.
    /// </summary>
    public OrderLifecycle WithCorrections() =>
        With(OrderStatus.Completed, OrderTrigger.EndPartially, OrderTrigger.Cancel)
        .With(OrderStatus.Partial, OrderTrigger.EndPartially, OrderTrigger.Cancel);

    /// <summary>
    /// The same lifecycle for a service that may stay Pending while it delivers (domain rule S6): such an order may end straight from
    /// Pending. <see cref="OrderTracker"/> uses it if <see cref="ServiceProfile.DeliversWhilePending"/> is set.
    /// </summary>
    public OrderLifecycle WithDeliveryWhilePending() =>
        With(OrderStatus.Pending, OrderTrigger.Complete, OrderTrigger.EndPartially);

    /// <summary>Returns what the trigger does to an order in the status: a transition, permitted or refused.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not a defined value.</exception>
    public OrderTransition Evaluate(OrderStatus status, OrderTrigger trigger)
    {
        if (!OrderStatuses.IsDefined(status))
        {
            throw OrderStatuses.NotAStatus(status);
        }

        if (!OrderStatuses.IsDefined(trigger))
        {
            throw OrderStatuses.NotATrigger(trigger);
        }

        return _transitions[OrderLifecycleTable.Index(status, (byte)trigger)];
    }

    /// <summary>Returns whether the trigger is permitted; the transition contains the new status, or why it was refused.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not a defined value.</exception>
    public bool TryFire(OrderStatus status, OrderTrigger trigger, out OrderTransition transition)
    {
        transition = Evaluate(status, trigger);
        return transition.IsPermitted;
    }

    /// <summary>Returns the new status, or throws if the trigger is refused.</summary>
    /// <exception cref="InvalidOrderTransitionException">The transition is refused; the exception carries it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not a defined value.</exception>
    public OrderStatus Fire(OrderStatus status, OrderTrigger trigger) =>
        TryFire(status, trigger, out OrderTransition transition)
            ? transition.To
            : throw new InvalidOrderTransitionException(transition);

    /// <summary>Every trigger permitted in the status.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not one of the six.</exception>
    public OrderTriggerSet PermittedTriggers(OrderStatus status) => _permitted[(byte)status.EnsureDefined()];

    /// <summary>
    /// The shortest path from one status to another through open statuses; of two equally short ones, the one whose first different
    /// trigger has the lower value. From a status to itself it is <see cref="OrderPath.Empty"/>.
    /// </summary>
    /// <param name="from">The current status.</param>
    /// <param name="to">The status to reach.</param>
    /// <param name="path">The path; <see cref="OrderPath.Empty"/> if there is none.</param>
    /// <returns><see langword="false"/> if there is no path.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not one of the six.</exception>
    public bool TryFindPath(OrderStatus from, OrderStatus to, out OrderPath path)
    {
        OrderPath? found = _paths[OrderLifecycleTable.Index(from.EnsureDefined(nameof(from)), (byte)to.EnsureDefined(nameof(to)))];
        path = found ?? OrderPath.Empty;
        return found is not null;
    }

    /// <summary>
    /// Creates a live Stateless machine over a status that the caller stores, for use with Stateless's hooks. It permits exactly what
    /// this lifecycle permits. Stateless machines are not thread-safe.
    /// </summary>
    /// <param name="getStatus">Reads the order's status.</param>
    /// <param name="setStatus">Writes the order's status.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public StateMachine<OrderStatus, OrderTrigger> CreateMachine(Func<OrderStatus> getStatus, Action<OrderStatus> setStatus)
    {
        ArgumentNullException.ThrowIfNull(getStatus);
        ArgumentNullException.ThrowIfNull(setStatus);
        var machine = new StateMachine<OrderStatus, OrderTrigger>(getStatus, setStatus);
        Declare(machine);
        return machine;
    }

    /// <summary>The lifecycle as a Mermaid state diagram, final statuses marked. Lines end in <c>\n</c>.</summary>
    public string ToMermaid() => LifecycleDiagram.MarkFinal(MermaidGraph.Format(Describe()), Final);

    /// <summary>The lifecycle as a Graphviz digraph, final statuses drawn with a double border. Lines end in <c>\n</c>.</summary>
    public string ToDot() => LifecycleDiagram.MarkFinalDot(UmlDotGraph.Format(Describe()), Final);

    /// <summary>A built-in lifecycle in its frozen form: the triggers permitted in each open status, and none in a final one.</summary>
    internal static OrderLifecycle FromFrozen(OrderStatus initial, OrderTrigger[] processing, OrderTrigger[] pending, OrderTrigger[] inProgress)
    {
        var permitted = new OrderTriggerSet[OrderLifecycleTable.Width];
        permitted[(byte)OrderStatus.Processing] = default(OrderTriggerSet).With(processing);
        permitted[(byte)OrderStatus.Pending] = default(OrderTriggerSet).With(pending);
        permitted[(byte)OrderStatus.InProgress] = default(OrderTriggerSet).With(inProgress);
        return new OrderLifecycle(initial, permitted);
    }

    /// <summary>The path that re-enters the same status, if the lifecycle permits it; otherwise <see langword="null"/>.</summary>
    internal OrderPath? Reentry(OrderStatus status) =>
        _permitted[(byte)status] is var permitted && OrderLifecycleTable.TriggerOf(status) is var trigger && permitted.Contains(trigger)
            ? new OrderPath(new OrderTransition(status, trigger, permitted))
            : null;

    private static IEnumerable<OrderStatus> Final => OrderStatuses.All.Where(status => status.IsFinal());

    private OrderLifecycle With(OrderStatus status, params OrderTrigger[] triggers)
    {
        OrderTriggerSet more = _permitted[(byte)status].With(triggers);
        if (more == _permitted[(byte)status])
        {
            return this;
        }

        var permitted = (OrderTriggerSet[])_permitted.Clone();
        permitted[(byte)status] = more;
        return new OrderLifecycle(InitialStatus, permitted);
    }

    private Stateless.Reflection.StateMachineInfo Describe()
    {
        var machine = new StateMachine<OrderStatus, OrderTrigger>(InitialStatus);
        Declare(machine);
        return machine.GetInfo();
    }

    private void Declare(StateMachine<OrderStatus, OrderTrigger> machine)
    {
        foreach (OrderStatus status in OrderStatuses.All)
        {
            StateMachine<OrderStatus, OrderTrigger>.StateConfiguration configuration = machine.Configure(status);
            foreach (OrderTrigger trigger in _permitted[(byte)status])
            {
                _ = trigger.Target() == status
                    ? configuration.PermitReentry(trigger)
                    : configuration.Permit(trigger, trigger.Target());
            }
        }
    }
}
