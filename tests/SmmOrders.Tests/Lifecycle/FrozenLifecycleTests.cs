using Stateless;

namespace SmmOrders.Tests;

/// <summary>
/// The library's own lifecycles are frozen by hand beside their declarations. Here each declaration is compiled, compared with a live
/// machine on the way, and must equal the frozen form, status by status and trigger by trigger.
/// </summary>
public sealed class FrozenLifecycleTests
{
    [Fact]
    public void The_default_lifecycle_is_frozen_as_it_is_declared() =>
        Assert.Equal(Compiled(DefaultLifecycle.Declare, DefaultLifecycle.Frozen.InitialStatus), Spell(DefaultLifecycle.Frozen));

    [Fact]
    public void The_lifecycle_of_the_PerfectPanel_family_is_frozen_as_it_is_declared() =>
        Assert.Equal(Compiled(PerfectPanelLifecycle.Declare, PerfectPanelLifecycle.Frozen.InitialStatus), Spell(PerfectPanelLifecycle.Frozen));

    [Fact]
    public void A_declaration_with_an_extra_transition_differs_from_the_frozen_form()
    {
        string more = Compiled(
            machine =>
            {
                DefaultLifecycle.Declare(machine);
                machine.Configure(OrderStatus.Pending).Permit(OrderTrigger.Process, OrderStatus.Processing);
            },
            OrderStatus.Processing);

        Assert.Equal(
            Spell(DefaultLifecycle.Frozen).Replace("pending: [", "pending: [OrderTrigger.Process, ", StringComparison.Ordinal), more);
    }

    [Fact]
    public void A_declared_transition_out_of_a_final_status_differs_from_the_frozen_form() =>
        Assert.NotEqual(Spell(DefaultLifecycle.Frozen), Spell(DefaultLifecycle.Frozen.WithCorrections()));

    private static string Compiled(Action<StateMachine<OrderStatus, OrderTrigger>> declare, OrderStatus initial) =>
        Spell(OrderLifecycle.Create(declare, initial));

    /// <summary>The lifecycle as source code: if a test fails, paste the expected text.</summary>
    private static string Spell(OrderLifecycle lifecycle)
    {
        string frozen = $"""
            OrderLifecycle.FromFrozen(
                OrderStatus.{lifecycle.InitialStatus},
                processing: [{WaysOutOf(OrderStatus.Processing)}],
                pending: [{WaysOutOf(OrderStatus.Pending)}],
                inProgress: [{WaysOutOf(OrderStatus.InProgress)}]);
            """;
        return string.Join('\n', [
            frozen,
            .. OrderStatuses.All.Where(status => status.IsFinal() && lifecycle.PermittedTriggers(status).Count > 0)
                .Select(status => $"{status} is final, and what is frozen has no way out of it: {WaysOutOf(status)}"),
        ]);

        string WaysOutOf(OrderStatus status) => string.Join(", ", lifecycle.PermittedTriggers(status).Triggers.Select(trigger => $"OrderTrigger.{trigger}"));
    }
}
