using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Stateless;
using Stateless.Graph;

namespace SmmOrders;

/// <summary>
/// Which transitions an order may take: declared once in Stateless's own language, checked, and frozen into a table.
/// </summary>
/// <remarks>
/// <para>
/// There are three doors to one truth: <see cref="Evaluate"/> answers, <see cref="TryFire"/> answers and says whether it is
/// permitted, <see cref="Fire"/> throws where it is not. All read the same table: no allocation, safe from any thread.
/// </para>
/// <para>
/// A lifecycle only knows what is legal. What a report from the server does to an order and its money is decided by
/// <see cref="OrderTracker"/>.
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
    /// Cancel from every open status; Completed and Partial only out of InProgress; no way out of a final status.
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
    /// Makes a panel's own lifecycle. The declaration runs once; what it declares is checked and copied, so that nothing
    /// done to the machine afterwards has an effect.
    /// </summary>
    /// <param name="configure">
    /// Declares the transitions with <c>machine.Configure(status).Permit(trigger, target)</c>. Plain transitions only:
    /// hooks, parameters and guards are refused, because nothing would ever run them; they belong on the machine that
    /// <see cref="CreateMachine"/> returns. See the remarks for what Stateless does not show.
    /// What Stateless itself refuses, and any exception of the declaration's own, comes out as it is.
    /// </param>
    /// <param name="initialStatus">The status in which every order starts: an open one. Processing by default (domain rule S2).</param>
    /// <remarks>
    /// Stateless shows no trace of two things, which are therefore left out without a word: hooks of the whole machine
    /// (<c>OnTransitioned</c>, <c>OnTransitionCompleted</c>, <c>OnUnhandledTrigger</c>), and a transition behind an asynchronous
    /// guard that says no while the lifecycle is made.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="configure"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="initialStatus"/> is no status, or is final.</exception>
    /// <exception cref="InvalidOrderLifecycleException">
    /// The declaration has faults: a status or a trigger that does not exist, a trigger that leads elsewhere than to its
    /// target, a guarded, dynamic, internal, ignored or twice declared transition, a hook, a trigger with parameters or a
    /// superstate, a way out of a final status that is no correction, a status that cannot be reached, or an open status from which an order cannot end
    /// in each of the three final ones. All faults are named; what Stateless does not describe (asynchronous guards, initial
    /// transitions) is found by firing the machine, where nothing else is wrong.
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
    /// Canceled, Partial to Canceled, and Partial to Partial with another count. Canceled is never corrected, and nothing is
    /// corrected to Completed. Using such a lifecycle is how a panel opts in to corrections.
    /// </summary>
    public OrderLifecycle WithCorrections() =>
        With(OrderStatus.Completed, OrderTrigger.EndPartially, OrderTrigger.Cancel)
        .With(OrderStatus.Partial, OrderTrigger.EndPartially, OrderTrigger.Cancel);

    /// <summary>
    /// The same lifecycle for a service that may stay Pending while it delivers (domain rule S6): such an order ends straight from
    /// Pending. <see cref="OrderTracker"/> uses it for a <see cref="ServiceProfile"/> that says so.
    /// </summary>
    public OrderLifecycle WithDeliveryWhilePending() =>
        With(OrderStatus.Pending, OrderTrigger.Complete, OrderTrigger.EndPartially);

    /// <summary>What the trigger would do to an order that is in the status. The first door: a value, permitted or refused.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An argument is none of its six values.</exception>
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

    /// <summary>The second door: whether the trigger is permitted, and what comes of it or why not.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An argument is none of its six values.</exception>
    public bool TryFire(OrderStatus status, OrderTrigger trigger, out OrderTransition transition)
    {
        transition = Evaluate(status, trigger);
        return transition.IsPermitted;
    }

    /// <summary>The third door: the status afterwards.</summary>
    /// <exception cref="InvalidOrderTransitionException">The transition is refused; the exception carries it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is none of its six values.</exception>
    public OrderStatus Fire(OrderStatus status, OrderTrigger trigger) =>
        TryFire(status, trigger, out OrderTransition transition)
            ? transition.To
            : throw new InvalidOrderTransitionException(transition);

    /// <summary>Every trigger that is permitted in the status.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is none of the six.</exception>
    public OrderTriggerSet PermittedTriggers(OrderStatus status) => _permitted[(byte)status.EnsureDefined()];

    /// <summary>
    /// The shortest path from one status to another through open statuses; of two equally short ones, the one whose earlier
    /// trigger has the lower value. From a status to itself it is <see cref="OrderPath.Empty"/>.
    /// </summary>
    /// <param name="from">Where the order is.</param>
    /// <param name="to">Where it is to be.</param>
    /// <param name="path">The path; <see cref="OrderPath.Empty"/> where there is none.</param>
    /// <returns><see langword="false"/> where no path leads there.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is none of the six.</exception>
    public bool TryFindPath(OrderStatus from, OrderStatus to, out OrderPath path)
    {
        OrderPath? found = _paths[OrderLifecycleTable.Index(from.EnsureDefined(nameof(from)), (byte)to.EnsureDefined(nameof(to)))];
        path = found ?? OrderPath.Empty;
        return found is not null;
    }

    /// <summary>
    /// A live Stateless machine over a status that the caller keeps, for those who want Stateless's hooks. It permits
    /// exactly what this lifecycle permits. Stateless machines are not safe for use by several threads at once.
    /// </summary>
    /// <param name="getStatus">Reads the order's status.</param>
    /// <param name="setStatus">Writes it.</param>
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

    /// <summary>A lifecycle of the library's own, as its declaration comes out: the ways out of each open status, and none of a final one.</summary>
    internal static OrderLifecycle FromFrozen(OrderStatus initial, OrderTrigger[] processing, OrderTrigger[] pending, OrderTrigger[] inProgress)
    {
        var permitted = new OrderTriggerSet[OrderLifecycleTable.Width];
        permitted[(byte)OrderStatus.Processing] = default(OrderTriggerSet).With(processing);
        permitted[(byte)OrderStatus.Pending] = default(OrderTriggerSet).With(pending);
        permitted[(byte)OrderStatus.InProgress] = default(OrderTriggerSet).With(inProgress);
        return new OrderLifecycle(initial, permitted);
    }

    /// <summary>The same status entered anew, where the lifecycle permits that; else <see langword="null"/>.</summary>
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
