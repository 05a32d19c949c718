namespace SmmOrders.Tests;

/// <summary>Evaluate, TryFire and Fire, paths, and what a caller may not pass.</summary>
public sealed class OrderLifecycleTests
{
    private const string NotAStatus = "42 is not an order status. Use one of: Processing, Pending, InProgress, Completed, Canceled, Partial.";
    private const string NotATrigger = "42 is not an order trigger. Use one of: Process, Queue, Start, Complete, EndPartially, Cancel.";

    [Theory]
    [MemberData(nameof(Lifecycles.Names), MemberType = typeof(Lifecycles))]
    public void Evaluate_TryFire_and_Fire_agree_for_every_status_and_trigger(string name)
    {
        OrderLifecycle lifecycle = Lifecycles.Named(name);
        foreach ((OrderStatus status, OrderTrigger trigger) in Lifecycles.Pairs)
        {
            var typed = Lifecycles.TransitionsOf(name).Where(t => t.From == status).OrderBy(t => t.Trigger).ToList();
            bool isTyped = typed.Any(t => t.Trigger == trigger);
            OrderStatus to = isTyped ? typed.Single(t => t.Trigger == trigger).To : status;

            OrderTransition evaluated = lifecycle.Evaluate(status, trigger);
            bool fired = lifecycle.TryFire(status, trigger, out OrderTransition tried);

            Assert.Equal(isTyped, fired);
            Assert.Equal(isTyped, evaluated.IsPermitted);
            Assert.Equal(evaluated, tried);
            Assert.Equal((status, trigger, to), (evaluated.From, evaluated.Trigger, evaluated.To));
            Assert.Equal(typed.Select(t => t.Trigger), evaluated.PermittedTriggers.Triggers);
            Assert.Equal(typed.Select(t => t.Trigger), lifecycle.PermittedTriggers(status).Triggers);
            if (isTyped)
            {
                Assert.Equal(to, lifecycle.Fire(status, trigger));
                Assert.Null(evaluated.RefusalReason);
                Assert.Equal($"{status} -{trigger}-> {to}", evaluated.ToString());
            }
            else
            {
                var refusal = Assert.Throws<InvalidOrderTransitionException>(() => lifecycle.Fire(status, trigger));
                string permitted = typed.Count == 0 ? "none" : string.Join(", ", typed.Select(t => t.Trigger));
                Assert.Equal(evaluated, refusal.Transition);
                Assert.Equal($"An order that is {status} cannot {trigger}. Permitted: {permitted}.", refusal.Message);
                Assert.Equal(refusal.Message, evaluated.RefusalReason);
                Assert.Equal(refusal.Message, evaluated.ToString());
            }
        }
    }

    [Fact]
    public void A_refusal_names_the_status_the_trigger_and_what_is_permitted()
    {
        Assert.Equal(
            "An order that is Processing cannot Complete. Permitted: Queue, Start, Cancel.",
            OrderLifecycle.Default.Evaluate(OrderStatus.Processing, OrderTrigger.Complete).RefusalReason);
        Assert.Equal(
            "An order that is Canceled cannot Start. Permitted: none.",
            OrderLifecycle.Default.WithCorrections().Evaluate(OrderStatus.Canceled, OrderTrigger.Start).RefusalReason);
    }

    [Fact]
    public void The_exception_cannot_be_created_for_a_permitted_transition()
    {
        OrderTransition permitted = OrderLifecycle.Default.Evaluate(OrderStatus.Pending, OrderTrigger.Start);

        var error = Assert.Throws<ArgumentException>("transition", () => new InvalidOrderTransitionException(permitted));

        Assert.StartsWith("Pending -Start-> InProgress is permitted; only a refused transition is an error.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_exception_cannot_be_created_for_a_default_transition()
    {
        var error = Assert.Throws<ArgumentException>("transition", () => new InvalidOrderTransitionException(default));

        Assert.StartsWith("The transition is default. Get one from an OrderLifecycle.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Default", OrderStatus.Processing, OrderStatus.Completed, "Processing > InProgress > Completed")]
    [InlineData("Default", OrderStatus.Processing, OrderStatus.Canceled, "Processing > Canceled")]
    [InlineData("Default", OrderStatus.Pending, OrderStatus.Partial, "Pending > InProgress > Partial")]
    [InlineData("Default, delivery while Pending", OrderStatus.Processing, OrderStatus.Completed, "Processing > Pending > Completed")]
    [InlineData("Default, delivery while Pending", OrderStatus.Pending, OrderStatus.Partial, "Pending > Partial")]
    [InlineData("Default, corrections", OrderStatus.Completed, OrderStatus.Canceled, "Completed > Canceled")]
    [InlineData("PerfectPanel", OrderStatus.Pending, OrderStatus.Completed, "Pending > InProgress > Completed")]
    [InlineData("PerfectPanel", OrderStatus.Processing, OrderStatus.Pending, "Processing > Pending")]
    [InlineData("PerfectPanel", OrderStatus.Pending, OrderStatus.Processing, "Pending > Processing")]
    [InlineData("A panel's own", OrderStatus.Pending, OrderStatus.Partial, "Pending > Processing > InProgress > Partial")]
    public void A_path_is_filled_in_with_legal_transitions(string name, OrderStatus from, OrderStatus to, string expected)
    {
        Assert.True(Lifecycles.Named(name).TryFindPath(from, to, out OrderPath path));

        Assert.Equal(expected, path.ToString());
        Assert.All(path.Transitions, transition => Assert.True(transition.IsPermitted));
    }

    [Theory]
    [InlineData("Default", OrderStatus.Pending, OrderStatus.Processing)]
    [InlineData("Default", OrderStatus.InProgress, OrderStatus.Pending)]
    [InlineData("Default", OrderStatus.Completed, OrderStatus.Canceled)]
    [InlineData("Default, corrections", OrderStatus.Completed, OrderStatus.Processing)]
    [InlineData("Default, corrections", OrderStatus.Canceled, OrderStatus.Partial)]
    [InlineData("Default, corrections", OrderStatus.Partial, OrderStatus.Completed)]
    public void No_path_is_the_empty_path_and_false(string name, OrderStatus from, OrderStatus to)
    {
        Assert.False(Lifecycles.Named(name).TryFindPath(from, to, out OrderPath path));

        Assert.Same(OrderPath.Empty, path);
    }

    [Theory]
    [MemberData(nameof(Lifecycles.Names), MemberType = typeof(Lifecycles))]
    public void The_path_from_a_status_to_itself_is_empty(string name)
    {
        foreach (OrderStatus status in Enum.GetValues<OrderStatus>())
        {
            Assert.True(Lifecycles.Named(name).TryFindPath(status, status, out OrderPath path));
            Assert.Same(OrderPath.Empty, path);
        }
    }

    [Theory]
    [MemberData(nameof(Lifecycles.Names), MemberType = typeof(Lifecycles))]
    public void Adding_an_existing_transition_changes_nothing(string name)
    {
        OrderLifecycle both = Lifecycles.Named(name).WithCorrections().WithDeliveryWhilePending();

        Assert.Same(both, both.WithCorrections());
        Assert.Same(both, both.WithDeliveryWhilePending());
    }

    [Fact]
    public void Adding_to_a_lifecycle_leaves_it_as_it_was()
    {
        _ = OrderLifecycle.Default.WithCorrections().WithDeliveryWhilePending();

        Assert.Empty(OrderLifecycle.Default.PermittedTriggers(OrderStatus.Completed).Triggers);
        Assert.False(OrderLifecycle.Default.Evaluate(OrderStatus.Pending, OrderTrigger.Complete).IsPermitted);
    }

    [Fact]
    public void An_undefined_status_or_trigger_is_the_callers_error_in_every_method()
    {
        OrderLifecycle lifecycle = OrderLifecycle.Default;
        const OrderStatus NoStatus = (OrderStatus)42;
        const OrderTrigger NoTrigger = (OrderTrigger)42;

        BadInput.Refused("status", NoStatus, NotAStatus, () => lifecycle.Evaluate(NoStatus, OrderTrigger.Start));
        BadInput.Refused("status", NoStatus, NotAStatus, () => lifecycle.TryFire(NoStatus, OrderTrigger.Start, out _));
        BadInput.Refused("status", NoStatus, NotAStatus, () => lifecycle.Fire(NoStatus, OrderTrigger.Start));
        BadInput.Refused("status", NoStatus, NotAStatus, () => lifecycle.PermittedTriggers(NoStatus));
        BadInput.Refused("from", NoStatus, NotAStatus, () => lifecycle.TryFindPath(NoStatus, OrderStatus.Partial, out _));
        BadInput.Refused("to", NoStatus, NotAStatus, () => lifecycle.TryFindPath(OrderStatus.Pending, NoStatus, out _));
        BadInput.Refused("trigger", NoTrigger, NotATrigger, () => lifecycle.Evaluate(OrderStatus.Pending, NoTrigger));
        BadInput.Refused("trigger", NoTrigger, NotATrigger, () => lifecycle.TryFire(OrderStatus.Pending, NoTrigger, out _));
        BadInput.Refused("trigger", NoTrigger, NotATrigger, () => lifecycle.Fire(OrderStatus.Pending, NoTrigger));
    }

    [Fact]
    public void A_default_value_is_not_a_status_and_not_a_trigger()
    {
        BadInput.Refused("status", default(OrderStatus), NotAStatus.Replace("42", "0", StringComparison.Ordinal), () => OrderLifecycle.Default.Evaluate(default, OrderTrigger.Start));
        BadInput.Refused("trigger", default(OrderTrigger), NotATrigger.Replace("42", "0", StringComparison.Ordinal), () => OrderLifecycle.Default.Evaluate(OrderStatus.Pending, default));
    }

    [Fact]
    public void A_machine_needs_to_read_and_write_the_status()
    {
        Assert.Throws<ArgumentNullException>("getStatus", () => OrderLifecycle.Default.CreateMachine(null!, _ => { }));
        Assert.Throws<ArgumentNullException>("setStatus", () => OrderLifecycle.Default.CreateMachine(() => OrderStatus.Pending, null!));
    }
}
