using Stateless;

namespace SmmOrders.Tests;

/// <summary>The frozen table and the live Stateless machine are one lifecycle.</summary>
public sealed class OrderLifecycleMachineTests
{
    [Theory]
    [MemberData(nameof(Lifecycles.Names), MemberType = typeof(Lifecycles))]
    public async Task The_table_agrees_with_the_machine_that_it_creates(string name)
    {
        OrderLifecycle lifecycle = Lifecycles.Named(name);

        Assert.Empty(await DifferencesBetween(lifecycle, lifecycle.CreateMachine));
    }

    [Theory]
    [MemberData(nameof(Lifecycles.Names), MemberType = typeof(Lifecycles))]
    public async Task The_table_is_a_fresh_machine_with_the_same_transitions(string name) =>
        Assert.Empty(await DifferencesBetween(
            Lifecycles.Named(name), (get, set) => Lifecycles.FreshMachine(name, get, set)));

    [Fact]
    public async Task An_extra_transition_in_the_table_is_detected()
    {
        List<string> differences = await DifferencesBetween(
            OrderLifecycle.PerfectPanel, (get, set) => Lifecycles.FreshMachine("Default", get, set));

        Assert.Equal(
            [
                "Pending, Process: table True, machine False",
                "Pending: table permits Process, Start, Cancel; machine permits Start, Cancel",
                "Pending to Processing: table Process, machine none",
            ],
            differences);
    }

    [Theory]
    [MemberData(nameof(Lifecycles.Names), MemberType = typeof(Lifecycles))]
    public void An_order_starts_in_the_initial_status_of_its_lifecycle(string name) =>
        Assert.Equal(Lifecycles.InitialStatusOf(name), Lifecycles.Named(name).InitialStatus);

    [Fact]
    public void Hooks_on_a_handed_out_machine_run_and_change_no_other_machine()
    {
        OrderStatus status = OrderStatus.Processing;
        List<string> seen = [];
        StateMachine<OrderStatus, OrderTrigger> hooked = OrderLifecycle.Default.CreateMachine(() => status, s => status = s);
        _ = hooked.Configure(OrderStatus.Canceled).OnEntry(transition => seen.Add($"{transition.Source} to {transition.Destination}"));

        hooked.Fire(OrderTrigger.Cancel);

        Assert.Equal(OrderStatus.Canceled, status);
        Assert.Equal(["Processing to Canceled"], seen);
        OrderStatus other = OrderStatus.Processing;
        OrderLifecycle.Default.CreateMachine(() => other, s => other = s).Fire(OrderTrigger.Cancel);
        Assert.Single(seen);
    }

    [Fact]
    public void Transitions_added_to_a_handed_out_machine_do_not_reach_the_table()
    {
        OrderStatus status = OrderStatus.Completed;
        StateMachine<OrderStatus, OrderTrigger> machine = OrderLifecycle.Default.CreateMachine(() => status, s => status = s);
        _ = machine.Configure(OrderStatus.Completed).Permit(OrderTrigger.Process, OrderStatus.Processing);

        Assert.True(machine.CanFire(OrderTrigger.Process));
        Assert.False(OrderLifecycle.Default.TryFire(OrderStatus.Completed, OrderTrigger.Process, out _));
    }

    /// <summary>All differences between the two, as sentences, in the order of the statuses and triggers.</summary>
    private static async Task<List<string>> DifferencesBetween(
        OrderLifecycle lifecycle, Func<Func<OrderStatus>, Action<OrderStatus>, StateMachine<OrderStatus, OrderTrigger>> create)
    {
        OrderStatus status = default;
        StateMachine<OrderStatus, OrderTrigger> machine = create(() => status, s => status = s);
        List<string> differences = [];
        foreach ((OrderStatus from, OrderTrigger trigger) in Lifecycles.Pairs)
        {
            status = from;
            bool permitted = machine.CanFire(trigger);
            OrderStatus? reached = Fired(trigger);
            OrderTransition answer = lifecycle.Evaluate(from, trigger);
            if (answer.IsPermitted != permitted || answer.IsPermitted != reached is not null || answer.To != (reached ?? from))
            {
                differences.Add($"{from}, {trigger}: table {answer.IsPermitted}, machine {permitted}");
            }
        }

        foreach (OrderStatus from in Enum.GetValues<OrderStatus>())
        {
            status = from;
            OrderTrigger[] permitted = [.. (await machine.GetPermittedTriggersAsync()).Order()];
            if (!lifecycle.PermittedTriggers(from).Triggers.SequenceEqual(permitted))
            {
                differences.Add($"{from}: table permits {lifecycle.PermittedTriggers(from)}; machine permits {string.Join(", ", permitted)}");
            }
        }

        foreach (OrderStatus from in Enum.GetValues<OrderStatus>())
        {
            foreach (OrderStatus to in Enum.GetValues<OrderStatus>())
            {
                string inTable = lifecycle.TryFindPath(from, to, out OrderPath path) ? Names(path.Transitions.Select(t => t.Trigger)) : "none";
                string inMachine = ShortestPath(from, to) is { } shortest ? Names(shortest) : "none";
                if (inTable != inMachine)
                {
                    differences.Add($"{from} to {to}: table {inTable}, machine {inMachine}");
                }
            }
        }

        return differences;

        // Null if the machine refuses; the status must then be unchanged.
        OrderStatus? Fired(OrderTrigger trigger)
        {
            OrderStatus before = status;
            try
            {
                machine.Fire(trigger);
                return status;
            }
            catch (InvalidOperationException)
            {
                Assert.Equal(before, status);
                return null;
            }
        }

        // Tries every sequence of triggers on the machine, shorter ones first, and of equally long ones the lower first.
        OrderTrigger[]? ShortestPath(OrderStatus from, OrderStatus to)
        {
            for (int length = 0; length < Enum.GetValues<OrderStatus>().Length; length++)
            {
                if (Walk(from, to, [], length) is { } found)
                {
                    return found;
                }
            }

            return null;
        }

        OrderTrigger[]? Walk(OrderStatus at, OrderStatus to, OrderTrigger[] soFar, int left)
        {
            if (left == 0)
            {
                return at == to ? soFar : null;
            }

            if (soFar.Length > 0 && at is OrderStatus.Completed or OrderStatus.Canceled or OrderStatus.Partial)
            {
                return null;
            }

            foreach (OrderTrigger trigger in Enum.GetValues<OrderTrigger>())
            {
                status = at;
                if (machine.CanFire(trigger) && Fired(trigger) is { } next && Walk(next, to, [.. soFar, trigger], left - 1) is { } found)
                {
                    return found;
                }
            }

            return null;
        }

        static string Names(IEnumerable<OrderTrigger> triggers) => string.Join(" ", triggers);
    }
}
