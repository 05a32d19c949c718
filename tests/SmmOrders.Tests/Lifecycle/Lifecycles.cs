using Stateless;

namespace SmmOrders.Tests;

/// <summary>Every lifecycle under test, with its transitions typed by hand: one line each, and nothing else is legal.</summary>
public static class Lifecycles
{
    private const string DefaultTransitions = """
        Processing -Queue-> Pending
        Processing -Start-> InProgress
        Processing -Cancel-> Canceled
        Pending -Start-> InProgress
        Pending -Cancel-> Canceled
        InProgress -Complete-> Completed
        InProgress -EndPartially-> Partial
        InProgress -Cancel-> Canceled
        """;

    private const string PerfectPanel = """
        Processing -Queue-> Pending
        Processing -Start-> InProgress
        Processing -Cancel-> Canceled
        Pending -Process-> Processing
        Pending -Start-> InProgress
        Pending -Cancel-> Canceled
        InProgress -Complete-> Completed
        InProgress -EndPartially-> Partial
        InProgress -Cancel-> Canceled
        """;

    private const string Corrections = """

        Completed -EndPartially-> Partial
        Completed -Cancel-> Canceled
        Partial -EndPartially-> Partial
        Partial -Cancel-> Canceled
        """;

    private const string DeliveryWhilePending = """

        Pending -Complete-> Completed
        Pending -EndPartially-> Partial
        """;

    // A panel that starts in its queue, skips nothing, cancels only at both ends, and corrects in one way only.
    private const string Strict = """
        Pending -Process-> Processing
        Processing -Start-> InProgress
        Processing -Cancel-> Canceled
        InProgress -Start-> InProgress
        InProgress -Complete-> Completed
        InProgress -EndPartially-> Partial
        InProgress -Cancel-> Canceled
        Partial -Cancel-> Canceled
        """;

    private static readonly Dictionary<string, (OrderLifecycle Lifecycle, OrderStatus Initial, string Transitions)> All = new()
    {
        ["Default"] = (OrderLifecycle.Default, OrderStatus.Processing, DefaultTransitions),
        ["Default, corrections"] = (OrderLifecycle.Default.WithCorrections(), OrderStatus.Processing, DefaultTransitions + Corrections),
        ["Default, delivery while Pending"] =
            (OrderLifecycle.Default.WithDeliveryWhilePending(), OrderStatus.Processing, DefaultTransitions + DeliveryWhilePending),
        ["Default, both"] = (
            OrderLifecycle.Default.WithCorrections().WithDeliveryWhilePending(),
            OrderStatus.Processing,
            DefaultTransitions + Corrections + DeliveryWhilePending),
        ["PerfectPanel"] = (OrderLifecycle.PerfectPanel, OrderStatus.Pending, PerfectPanel),
        ["PerfectPanel, corrections"] = (OrderLifecycle.PerfectPanel.WithCorrections(), OrderStatus.Pending, PerfectPanel + Corrections),
        ["PerfectPanel, delivery while Pending"] =
            (OrderLifecycle.PerfectPanel.WithDeliveryWhilePending(), OrderStatus.Pending, PerfectPanel + DeliveryWhilePending),
        ["PerfectPanel, both"] = (
            OrderLifecycle.PerfectPanel.WithDeliveryWhilePending().WithCorrections(),
            OrderStatus.Pending,
            PerfectPanel + DeliveryWhilePending + Corrections),
        ["A panel's own"] = (
            OrderLifecycle.Create(machine => Declare(machine, TransitionsIn(Strict)), OrderStatus.Pending), OrderStatus.Pending, Strict),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>A (status, trigger) pair for each of the 36 there are.</summary>
    public static IEnumerable<(OrderStatus Status, OrderTrigger Trigger)> Pairs =>
        from status in Enum.GetValues<OrderStatus>() from trigger in Enum.GetValues<OrderTrigger>() select (status, trigger);

    public static OrderLifecycle Named(string name) => All[name].Lifecycle;

    public static OrderStatus InitialStatusOf(string name) => All[name].Initial;

    /// <summary>The transitions typed above.</summary>
    public static IReadOnlyList<(OrderStatus From, OrderTrigger Trigger, OrderStatus To)> TransitionsOf(string name) =>
        TransitionsIn(All[name].Transitions);

    /// <summary>A fresh Stateless machine with the transitions typed above: independent of the library.</summary>
    public static StateMachine<OrderStatus, OrderTrigger> FreshMachine(string name, Func<OrderStatus> get, Action<OrderStatus> set)
    {
        var machine = new StateMachine<OrderStatus, OrderTrigger>(get, set);
        Declare(machine, TransitionsOf(name));
        return machine;
    }

    /// <summary>What the default lifecycle declares, for tests that add a fault to it.</summary>
    public static void DeclareDefault(StateMachine<OrderStatus, OrderTrigger> machine) => Declare(machine, TransitionsIn(DefaultTransitions));

    private static void Declare(
        StateMachine<OrderStatus, OrderTrigger> machine, IEnumerable<(OrderStatus From, OrderTrigger Trigger, OrderStatus To)> transitions)
    {
        foreach ((OrderStatus from, OrderTrigger trigger, OrderStatus to) in transitions)
        {
            _ = from == to ? machine.Configure(from).PermitReentry(trigger) : machine.Configure(from).Permit(trigger, to);
        }
    }

    private static List<(OrderStatus From, OrderTrigger Trigger, OrderStatus To)> TransitionsIn(string text) =>
    [
        .. from line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
           let words = line.Split(" -", 2)
           let ends = words[1].Split("-> ", 2)
           select (Enum.Parse<OrderStatus>(words[0]), Enum.Parse<OrderTrigger>(ends[0]), Enum.Parse<OrderStatus>(ends[1])),
    ];
}
