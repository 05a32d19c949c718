using System.Collections.Immutable;
using FsCheck.Xunit;
using Stateless;
using Xunit.Sdk;

namespace SmmOrders.Tests.Laws;

/// <summary>The frozen table, the live Stateless machine and a table typed by hand agree on every status and trigger.</summary>
public sealed class LawsOfLifecycleTests
{
    public static TheoryData<string> Names { get; } = [.. LifecycleCase.Named.Concat(LifecycleCase.Drawn).Select(lifecycle => lifecycle.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_lifecycle_permits_what_the_typed_table_does(string name)
    {
        LifecycleCase lifecycle = Find(name);
        Assert.Equal(lifecycle.Table.Initial, lifecycle.Library.InitialStatus);
        Agree(lifecycle.Table, lifecycle.Library);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_lifecycle_with_delivery_while_Pending_permits_what_the_typed_table_does(string name)
    {
        LifecycleCase lifecycle = Find(name);
        Agree(lifecycle.WhilePending, lifecycle.Library.WithDeliveryWhilePending());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Corrections_are_the_four_of_the_rules_and_no_more(string name)
    {
        LifecycleCase lifecycle = Find(name);
        Agree(lifecycle.Table.And(TypedTables.Corrections), lifecycle.Library.WithCorrections());
        Agree(lifecycle.WhilePending.And(TypedTables.Corrections), lifecycle.Library.WithDeliveryWhilePending().WithCorrections());
    }

    [Theory]
    [InlineData("Default", OrderStatus.Processing, OrderStatus.Completed, "Processing InProgress Completed")]
    [InlineData("Default", OrderStatus.Processing, OrderStatus.Partial, "Processing InProgress Partial")]
    [InlineData("Default", OrderStatus.Pending, OrderStatus.Completed, "Pending InProgress Completed")]
    [InlineData("Default", OrderStatus.Processing, OrderStatus.Canceled, "Processing Canceled")]
    [InlineData("Default", OrderStatus.Pending, OrderStatus.Processing, "")]
    [InlineData("Default", OrderStatus.InProgress, OrderStatus.Pending, "")]
    [InlineData("PerfectPanel", OrderStatus.Pending, OrderStatus.Partial, "Pending InProgress Partial")]
    [InlineData("PerfectPanel", OrderStatus.Processing, OrderStatus.Pending, "Processing Pending")]
    [InlineData("PerfectPanel", OrderStatus.Pending, OrderStatus.Processing, "Pending Processing")]
    [InlineData("PerfectPanel", OrderStatus.InProgress, OrderStatus.Processing, "")]
    [InlineData("DripFeed", OrderStatus.Processing, OrderStatus.Completed, "Processing Pending InProgress Completed")]
    [InlineData("DripFeed", OrderStatus.InProgress, OrderStatus.Pending, "InProgress Pending")]
    [InlineData("Default with corrections", OrderStatus.Completed, OrderStatus.Canceled, "Completed Canceled")]
    [InlineData("Default with corrections", OrderStatus.Processing, OrderStatus.Canceled, "Processing Canceled")]
    public void The_path_from_one_status_to_another_is_the_expected_one(string name, OrderStatus from, OrderStatus to, string path)
    {
        Assert.Equal(path.Length > 0, Find(name).Library.TryFindPath(from, to, out OrderPath found));
        Assert.Equal(path, string.Join(' ', found.Statuses));
    }

    [Theory]
    [InlineData("Default", OrderStatus.Processing, "Processing Pending Completed")]
    [InlineData("Default", OrderStatus.Pending, "Pending Completed")]
    [InlineData("PerfectPanel", OrderStatus.Pending, "Pending Completed")]
    [InlineData("PerfectPanel", OrderStatus.Processing, "Processing Pending Completed")]
    [InlineData("DripFeed", OrderStatus.Processing, "Processing Pending Completed")]
    public void A_service_that_delivers_while_Pending_goes_through_Pending(string name, OrderStatus from, string path)
    {
        Assert.True(Find(name).Library.WithDeliveryWhilePending().TryFindPath(from, OrderStatus.Completed, out OrderPath found));
        Assert.Equal(path, string.Join(' ', found.Statuses));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_table_with_a_single_wrong_cell_is_detected(string name)
    {
        LifecycleCase lifecycle = Find(name);
        foreach ((OrderStatus, OrderStatus) cell in from status in OrderStatuses.All from target in OrderStatuses.All select (status, target))
        {
            _ = Assert.ThrowsAny<XunitException>(() => Agree(lifecycle.Table.Flip(cell), lifecycle.Library));
        }
    }

    [Property(MaxTest = 2_000, QuietOnSuccess = true)]
    public void A_lifecycle_is_accepted_exactly_if_every_order_can_start_and_end(int high, int low)
    {
        LifecycleTable table = DrawnTables.Draw(new Dice(((ulong)(uint)high << 32) | (uint)low));
        if (DrawnTables.IsSound(table))
        {
            Agree(table, LifecycleCase.Create(table));
        }
        else
        {
            Assert.NotEmpty(Assert.Throws<InvalidOrderLifecycleException>(() => LifecycleCase.Create(table)).Faults);
        }
    }

    private static LifecycleCase Find(string name) => LifecycleCase.Named.Concat(LifecycleCase.Drawn).Single(lifecycle => lifecycle.Name == name);

    private static void Agree(LifecycleTable table, OrderLifecycle lifecycle)
    {
        foreach (OrderStatus from in Enum.GetValues<OrderStatus>())
        {
            OrderStatus live = from;
            StateMachine<OrderStatus, OrderTrigger> machine = lifecycle.CreateMachine(() => live, status => live = status);
            foreach (OrderTrigger trigger in Enum.GetValues<OrderTrigger>())
            {
                OrderStatus to = LifecycleTable.TargetOf(trigger);
                bool legal = table.Permits(from, to);
                live = from;

                Assert.Equal(legal, lifecycle.PermittedTriggers(from).Contains(trigger));
                Assert.Equal(legal, lifecycle.TryFire(from, trigger, out OrderTransition transition));
                Assert.Equal(legal ? to : from, transition.To);
                Assert.Equal(legal, machine.CanFire(trigger));
                if (legal)
                {
                    Assert.Equal(to, lifecycle.Fire(from, trigger));
                    machine.Fire(trigger);
                    Assert.Equal(to, live);
                }

                ImmutableArray<OrderStatus> path = from == to ? [] : table.Path(from, to);
                Assert.Equal(from == to || !path.IsEmpty, lifecycle.TryFindPath(from, to, out OrderPath found));
                Assert.Equal<OrderStatus>(path, found.Statuses);
            }
        }
    }
}
