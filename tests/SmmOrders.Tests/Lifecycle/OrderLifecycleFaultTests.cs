using Stateless;

namespace SmmOrders.Tests;

/// <summary>A panel's own lifecycle: each fault has its own message, and all are reported together.</summary>
public sealed class OrderLifecycleFaultTests
{
    private const string Hidden = "has an asynchronous guard or an initial transition behind it: declare a plain transition, or leave it out.";

    // The default lifecycle with one thing added to it, and everything that is wrong then.
    private static readonly Dictionary<string, (Action<StateMachine<OrderStatus, OrderTrigger>> Add, string[] Faults)> Additions = new()
    {
        ["a way out of Completed"] = (
            machine => machine.Configure(OrderStatus.Completed).Permit(OrderTrigger.Process, OrderStatus.Processing),
            ["Process leads out of Completed, which is final: only Completed to Partial or Canceled, and Partial to Partial or Canceled, are corrections."]),
        ["a way out of Canceled"] = (
            machine => machine.Configure(OrderStatus.Canceled).Permit(OrderTrigger.EndPartially, OrderStatus.Partial),
            ["EndPartially leads out of Canceled, which is final: only Completed to Partial or Canceled, and Partial to Partial or Canceled, are corrections."]),
        ["Partial to Completed"] = (
            machine => machine.Configure(OrderStatus.Partial).Permit(OrderTrigger.Complete, OrderStatus.Completed),
            ["Complete leads out of Partial, which is final: only Completed to Partial or Canceled, and Partial to Partial or Canceled, are corrections."]),
        ["Completed entered again"] = (
            machine => machine.Configure(OrderStatus.Completed).PermitReentry(OrderTrigger.Complete),
            ["Complete leads out of Completed, which is final: only Completed to Partial or Canceled, and Partial to Partial or Canceled, are corrections."]),
        ["a guard"] = (
            machine => machine.Configure(OrderStatus.Pending).PermitIf(OrderTrigger.Complete, OrderStatus.Completed, () => true),
            ["Complete from Pending is guarded: a lifecycle is the same for every order, so permit it or leave it out."]),
        ["a guarded re-entry"] = (
            machine => machine.Configure(OrderStatus.Pending).PermitReentryIf(OrderTrigger.Queue, () => false),
            ["Queue from Pending is guarded: a lifecycle is the same for every order, so permit it or leave it out."]),
        ["an asynchronous guard that says yes"] = (
            machine => machine.Configure(OrderStatus.Pending).PermitIfAsync(OrderTrigger.Complete, OrderStatus.Completed, () => Task.FromResult(true)),
            [$"Complete from Pending {Hidden}"]),
        ["an asynchronous guard that never answers"] = (
            machine => machine.Configure(OrderStatus.Pending)
                .PermitIfAsync(OrderTrigger.Complete, OrderStatus.Completed, () => new TaskCompletionSource<bool>().Task),
            [$"Complete from Pending {Hidden}"]),
        ["an asynchronous guard that fails"] = (
            machine => machine.Configure(OrderStatus.Pending)
                .PermitIfAsync(OrderTrigger.Complete, OrderStatus.Completed, () => Task.FromException<bool>(new TimeoutException())),
            [$"Complete from Pending {Hidden}"]),
        ["two asynchronous guards"] = (
            machine => machine.Configure(OrderStatus.Pending)
                .PermitIfAsync(OrderTrigger.Complete, OrderStatus.Completed, () => Task.FromResult(true))
                .PermitReentryIfAsync(OrderTrigger.Queue, () => Task.FromResult(true)),
            [$"Queue from Pending {Hidden}", $"Complete from Pending {Hidden}"]),
        ["a guard that never answers before another one"] = (
            machine => machine.Configure(OrderStatus.Pending)
                .PermitReentryIfAsync(OrderTrigger.Queue, () => new TaskCompletionSource<bool>().Task)
                .PermitIfAsync(OrderTrigger.Complete, OrderStatus.Completed, () => Task.FromResult(true)),
            [$"Queue from Pending {Hidden}"]),
        ["an initial transition"] = (
            machine => machine.Configure(OrderStatus.Pending).InitialTransition(OrderStatus.InProgress),
            [$"Queue from Processing {Hidden}"]),
        ["a dynamic destination"] = (
            machine => machine.Configure(OrderStatus.Pending).PermitDynamic(OrderTrigger.Complete, () => OrderStatus.Completed),
            ["Complete from Pending has a dynamic destination: declare a fixed one."]),
        ["a guarded dynamic destination"] = (
            machine => machine.Configure(OrderStatus.Pending).PermitDynamicIf(OrderTrigger.Complete, () => OrderStatus.Completed, () => true),
            ["Complete from Pending has a dynamic destination: declare a fixed one."]),
        ["an asynchronous dynamic destination"] = (
            machine => machine.Configure(OrderStatus.Pending).PermitDynamicAsync(OrderTrigger.Complete, () => Task.FromResult(OrderStatus.Completed)),
            ["Complete from Pending has a dynamic destination: declare a fixed one."]),
        ["a guarded asynchronous dynamic destination"] = (
            machine => machine.Configure(OrderStatus.Pending)
                .PermitDynamicIfAsync(OrderTrigger.Complete, () => Task.FromResult(OrderStatus.Completed), () => true),
            ["Complete from Pending has a dynamic destination: declare a fixed one."]),
        ["a destination that does not exist"] = (
            machine => machine.Configure(OrderStatus.Pending).Permit(OrderTrigger.Complete, (OrderStatus)42),
            ["Complete from Pending leads to 42: it can only lead to Completed.", "42 is not an order status."]),
        ["a source that does not exist"] = (
            machine => machine.Configure((OrderStatus)42).Permit(OrderTrigger.Complete, OrderStatus.Completed),
            ["42 is not an order status."]),
        ["a forgotten source"] = (
            machine => machine.Configure(default).Permit(OrderTrigger.Complete, OrderStatus.Completed),
            ["0 is not an order status."]),
        ["a trigger that does not exist"] = (
            machine => machine.Configure(OrderStatus.Pending).Permit((OrderTrigger)42, OrderStatus.Completed),
            ["42 from Pending is not an order trigger."]),
        ["a trigger that leads elsewhere"] = (
            machine => machine.Configure(OrderStatus.Pending).Permit(OrderTrigger.Complete, OrderStatus.Partial),
            ["Complete from Pending leads to Partial: it can only lead to Completed."]),
        ["a re-entry by another trigger"] = (
            machine => machine.Configure(OrderStatus.Pending).PermitReentry(OrderTrigger.Process),
            ["Process from Pending leads to Pending: it can only lead to Processing."]),
        ["a transition declared twice"] = (
            machine => machine.Configure(OrderStatus.Pending).Permit(OrderTrigger.Cancel, OrderStatus.Canceled),
            ["Cancel from Pending is declared twice."]),
        ["a transition declared three times"] = (
            machine => machine.Configure(OrderStatus.Pending)
                .Permit(OrderTrigger.Cancel, OrderStatus.Canceled).Permit(OrderTrigger.Cancel, OrderStatus.Canceled),
            ["Cancel from Pending is declared twice."]),
        ["an internal transition"] = (
            machine => machine.Configure(OrderStatus.Pending).InternalTransition(OrderTrigger.Complete, () => { }),
            ["Complete from Pending is an internal transition: leave it out."]),
        ["an asynchronous internal transition"] = (
            machine => machine.Configure(OrderStatus.Pending).InternalTransitionAsync(OrderTrigger.Complete, () => Task.CompletedTask),
            ["Complete from Pending is an internal transition: leave it out."]),
        ["an ignored trigger"] = (
            machine => machine.Configure(OrderStatus.Pending).Ignore(OrderTrigger.Complete),
            ["Pending ignores Complete: leave it out; a refused transition changes nothing."]),
        ["a trigger ignored sometimes"] = (
            machine => machine.Configure(OrderStatus.Pending).IgnoreIf(OrderTrigger.Complete, () => false),
            ["Pending ignores Complete: leave it out; a refused transition changes nothing."]),
        ["a substate"] = (
            machine => machine.Configure(OrderStatus.Pending).SubstateOf(OrderStatus.Processing),
            ["Pending is declared as a substate of Processing: declare its transitions on itself."]),
        ["a hook on entry"] = (machine => machine.Configure(OrderStatus.Pending).OnEntry(() => { }), [HasHooks("Pending")]),
        ["a hook on entry by one trigger"] = (machine => machine.Configure(OrderStatus.Pending).OnEntryFrom(OrderTrigger.Queue, () => { }), [HasHooks("Pending")]),
        ["a hook on exit"] = (machine => machine.Configure(OrderStatus.Pending).OnExit(() => { }), [HasHooks("Pending")]),
        ["a hook on activation"] = (machine => machine.Configure(OrderStatus.Partial).OnActivate(() => { }), [HasHooks("Partial")]),
        ["a hook on deactivation"] = (machine => machine.Configure(OrderStatus.Partial).OnDeactivate(() => { }), [HasHooks("Partial")]),
        ["a trigger with parameters"] = (
            machine => machine.SetTriggerParameters<string>(OrderTrigger.Queue), [HasParameters("Queue")]),
        ["triggers with parameters that a hook or a guard reads"] = (
            machine => machine.Configure(OrderStatus.InProgress)
                .OnEntryFrom(machine.SetTriggerParameters<string>(OrderTrigger.Start), _ => { })
                .PermitReentryIf(machine.SetTriggerParameters<string, int>(OrderTrigger.Process), (_, _) => true),
            [
                HasHooks("InProgress"), "Process from InProgress is guarded: a lifecycle is the same for every order, so permit it or leave it out.",
                HasParameters("Process"), HasParameters("Start"),
            ]),
        ["asynchronous hooks"] = (
            machine => machine.Configure(OrderStatus.Pending)
                .OnEntryAsync(() => Task.CompletedTask).OnExitAsync(() => Task.CompletedTask)
                .OnActivateAsync(() => Task.CompletedTask).OnDeactivateAsync(() => Task.CompletedTask),
            [HasHooks("Pending")]),
    };

    public static TheoryData<string> Faults => [.. Additions.Keys];

    [Fact]
    public void The_model_that_faults_are_added_to_has_none_itself() => Assert.NotNull(OrderLifecycle.Create(Lifecycles.DeclareDefault));

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_fault_has_its_own_message(string fault)
    {
        (Action<StateMachine<OrderStatus, OrderTrigger>> add, string[] faults) = Additions[fault];

        Refused(faults, machine =>
        {
            Lifecycles.DeclareDefault(machine);
            add(machine);
        });
    }

    [Fact]
    public void An_unreachable_status_is_reported() => Refused(
        ["Pending cannot be reached from Processing."],
        machine =>
        {
            machine.Configure(OrderStatus.Processing)
                .Permit(OrderTrigger.Start, OrderStatus.InProgress).Permit(OrderTrigger.Cancel, OrderStatus.Canceled);
            machine.Configure(OrderStatus.Pending)
                .Permit(OrderTrigger.Start, OrderStatus.InProgress).Permit(OrderTrigger.Cancel, OrderStatus.Canceled);
            machine.Configure(OrderStatus.InProgress)
                .Permit(OrderTrigger.Complete, OrderStatus.Completed).Permit(OrderTrigger.EndPartially, OrderStatus.Partial)
                .Permit(OrderTrigger.Cancel, OrderStatus.Canceled);
        });

    [Fact]
    public void A_status_that_only_a_correction_reaches_is_reported() => Refused(
        ["Partial cannot be reached from Processing."],
        machine =>
        {
            machine.Configure(OrderStatus.Processing)
                .Permit(OrderTrigger.Queue, OrderStatus.Pending).Permit(OrderTrigger.Cancel, OrderStatus.Canceled);
            machine.Configure(OrderStatus.Pending)
                .Permit(OrderTrigger.Start, OrderStatus.InProgress).Permit(OrderTrigger.Cancel, OrderStatus.Canceled);
            machine.Configure(OrderStatus.InProgress)
                .Permit(OrderTrigger.Complete, OrderStatus.Completed).Permit(OrderTrigger.Cancel, OrderStatus.Canceled);
            machine.Configure(OrderStatus.Completed).Permit(OrderTrigger.EndPartially, OrderStatus.Partial);
        });

    [Fact]
    public void An_open_status_that_cannot_reach_a_final_one_is_reported_for_each() => Refused(
        [
            "An order that is Pending can never become Completed: a server may report that at any time.",
            "An order that is Pending can never become Partial: a server may report that at any time.",
        ],
        machine =>
        {
            machine.Configure(OrderStatus.Processing)
                .Permit(OrderTrigger.Queue, OrderStatus.Pending).Permit(OrderTrigger.Start, OrderStatus.InProgress);
            machine.Configure(OrderStatus.Pending).Permit(OrderTrigger.Cancel, OrderStatus.Canceled);
            machine.Configure(OrderStatus.InProgress)
                .Permit(OrderTrigger.Complete, OrderStatus.Completed).Permit(OrderTrigger.EndPartially, OrderStatus.Partial)
                .Permit(OrderTrigger.Cancel, OrderStatus.Canceled);
        });

    [Fact]
    public void An_empty_declaration_reaches_nothing() => Refused(
        [
            "Processing cannot be reached from Pending.",
            "InProgress cannot be reached from Pending.",
            "Completed cannot be reached from Pending.",
            "Canceled cannot be reached from Pending.",
            "Partial cannot be reached from Pending.",
        ],
        _ => { },
        OrderStatus.Pending);

    [Fact]
    public void All_faults_are_reported_together() => Refused(
        [
            "Processing has hooks, which a frozen lifecycle never runs: put them on the machine that CreateMachine returns.",
            "Start from Processing is guarded: a lifecycle is the same for every order, so permit it or leave it out.",
            "Cancel from Processing leads to Partial: it can only lead to Canceled.",
            "InProgress ignores Queue: leave it out; a refused transition changes nothing.",
            "Complete from InProgress is declared twice.",
            "42 is not an order status.",
            "Process leads out of Canceled, which is final: only Completed to Partial or Canceled, and Partial to Partial or Canceled, are corrections.",
            "Pending cannot be reached from Processing.",
            "An order that is Pending can never become Completed: a server may report that at any time.",
            "An order that is Pending can never become Canceled: a server may report that at any time.",
            "An order that is Pending can never become Partial: a server may report that at any time.",
            "An order that is InProgress can never become Canceled: a server may report that at any time.",
        ],
        machine =>
        {
            machine.Configure(OrderStatus.Processing).OnEntry(() => { })
                .PermitIf(OrderTrigger.Start, OrderStatus.InProgress, () => true).Permit(OrderTrigger.Cancel, OrderStatus.Partial);
            machine.Configure(OrderStatus.InProgress).Ignore(OrderTrigger.Queue)
                .Permit(OrderTrigger.Complete, OrderStatus.Completed).Permit(OrderTrigger.Complete, OrderStatus.Completed)
                .Permit(OrderTrigger.EndPartially, OrderStatus.Partial);
            machine.Configure((OrderStatus)42);
            machine.Configure(OrderStatus.Canceled).Permit(OrderTrigger.Process, OrderStatus.Processing);
        });

    [Fact]
    public void A_faulty_transition_still_counts_so_that_one_mistake_is_reported_once() => Refused(
        ["Queue from Processing has a dynamic destination: declare a fixed one."],
        machine =>
        {
            machine.Configure(OrderStatus.Processing)
                .PermitDynamic(OrderTrigger.Queue, () => OrderStatus.Pending)
                .Permit(OrderTrigger.Start, OrderStatus.InProgress);
            machine.Configure(OrderStatus.Pending).Permit(OrderTrigger.Start, OrderStatus.InProgress);
            machine.Configure(OrderStatus.InProgress)
                .Permit(OrderTrigger.Complete, OrderStatus.Completed).Permit(OrderTrigger.EndPartially, OrderStatus.Partial)
                .Permit(OrderTrigger.Cancel, OrderStatus.Canceled);
        });

    [Fact]
    public void An_asynchronous_guard_on_the_only_path_is_reported_as_such() => Refused(
        [$"Queue from Processing {Hidden}"],
        machine =>
        {
            machine.Configure(OrderStatus.Processing)
                .PermitIfAsync(OrderTrigger.Queue, OrderStatus.Pending, () => Task.FromResult(true))
                .Permit(OrderTrigger.Start, OrderStatus.InProgress);
            machine.Configure(OrderStatus.Pending).Permit(OrderTrigger.Start, OrderStatus.InProgress);
            machine.Configure(OrderStatus.InProgress)
                .Permit(OrderTrigger.Complete, OrderStatus.Completed).Permit(OrderTrigger.EndPartially, OrderStatus.Partial)
                .Permit(OrderTrigger.Cancel, OrderStatus.Canceled);
        });

    // Stateless does not expose such a transition, neither in its description nor in its behavior.
    [Fact]
    public void A_refusing_asynchronous_guard_is_not_a_transition()
    {
        OrderLifecycle lifecycle = OrderLifecycle.Create(machine =>
        {
            Lifecycles.DeclareDefault(machine);
            machine.Configure(OrderStatus.Pending).PermitIfAsync(OrderTrigger.Complete, OrderStatus.Completed, () => Task.FromResult(false));
        });

        Assert.False(lifecycle.TryFire(OrderStatus.Pending, OrderTrigger.Complete, out _));
    }

    [Fact]
    public void Machine_wide_hooks_never_run()
    {
        List<string> ran = [];

        _ = OrderLifecycle.Create(machine =>
        {
            Lifecycles.DeclareDefault(machine);
            machine.OnTransitioned(_ => ran.Add("transitioned"));
            machine.OnTransitionCompleted(_ => ran.Add("completed"));
            machine.OnUnhandledTrigger((_, _) => ran.Add("unhandled"));
        });

        Assert.Empty(ran);
    }

    [Fact]
    public void The_declaration_runs_once()
    {
        int runs = 0;

        _ = OrderLifecycle.Create(machine =>
        {
            runs++;
            Lifecycles.DeclareDefault(machine);
        });

        Assert.Equal(1, runs);
    }

    [Fact]
    public void A_machine_that_is_kept_and_changed_afterwards_changes_nothing()
    {
        StateMachine<OrderStatus, OrderTrigger>? kept = null;
        OrderLifecycle lifecycle = OrderLifecycle.Create(machine =>
        {
            Lifecycles.DeclareDefault(machine);
            kept = machine;
        });

        _ = kept!.Configure(OrderStatus.Completed).Permit(OrderTrigger.Process, OrderStatus.Processing).OnEntry(() => throw new TimeoutException());
        _ = kept.Configure((OrderStatus)42).Permit(OrderTrigger.Complete, OrderStatus.Completed);

        Assert.False(lifecycle.TryFire(OrderStatus.Completed, OrderTrigger.Process, out _));
        Assert.False(lifecycle.TryFindPath(OrderStatus.Completed, OrderStatus.Processing, out _));
        Assert.Equal(OrderLifecycle.Default.ToMermaid(), lifecycle.ToMermaid());
        Assert.Equal(OrderLifecycle.Default.ToDot(), lifecycle.ToDot());
        OrderStatus status = OrderStatus.InProgress;
        StateMachine<OrderStatus, OrderTrigger> machine = lifecycle.CreateMachine(() => status, s => status = s);
        machine.Fire(OrderTrigger.Complete);
        Assert.False(machine.CanFire(OrderTrigger.Process));
    }

    [Fact]
    public void Exceptions_of_Stateless_propagate_unchanged()
    {
        var error = Assert.Throws<ArgumentException>(() => OrderLifecycle.Create(
            machine => machine.Configure(OrderStatus.Pending).Permit(OrderTrigger.Queue, OrderStatus.Pending)));

        Assert.StartsWith("Permit() (and PermitIf()) require that the destination state is not equal to the source state.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OrderStatus.Completed)]
    [InlineData(OrderStatus.Canceled)]
    [InlineData(OrderStatus.Partial)]
    public void An_order_cannot_start_in_a_final_status(OrderStatus final) => BadInput.Refused(
        "initialStatus",
        final,
        $"An order cannot start {final}: start it in Processing, Pending or InProgress.",
        () => OrderLifecycle.Create(Lifecycles.DeclareDefault, final));

    [Fact]
    public void An_order_cannot_start_in_an_undefined_status() => BadInput.Refused(
        "initialStatus",
        (OrderStatus)0,
        "0 is not an order status. Use one of: Processing, Pending, InProgress, Completed, Canceled, Partial.",
        () => OrderLifecycle.Create(Lifecycles.DeclareDefault, default));

    [Fact]
    public void A_lifecycle_needs_a_declaration() =>
        Assert.Throws<ArgumentNullException>("configure", () => OrderLifecycle.Create(null!));

    private static string HasHooks(string status) =>
        $"{status} has hooks, which a frozen lifecycle never runs: put them on the machine that CreateMachine returns.";

    private static string HasParameters(string trigger) =>
        $"{trigger} has parameters, which a frozen lifecycle never reads: set them on the machine that CreateMachine returns.";

    private static void Refused(
        string[] faults, Action<StateMachine<OrderStatus, OrderTrigger>> declare, OrderStatus initial = OrderStatus.Processing)
    {
        var error = Assert.Throws<InvalidOrderLifecycleException>("configure", () => OrderLifecycle.Create(declare, initial));

        Assert.Equal(faults, error.Faults);
        Assert.Equal($"The lifecycle cannot be used: {string.Join(" ", faults)} (Parameter 'configure')", error.Message);
    }
}
