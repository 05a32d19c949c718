using System.Runtime.CompilerServices;

namespace SmmOrders.Tests;

public sealed class OrderPathTests
{
    private static OrderPath ToCompleted => Find(OrderLifecycle.Default, OrderStatus.Processing, OrderStatus.Completed);

    [Fact]
    public void A_path_lists_its_transitions_and_every_status_on_the_way()
    {
        OrderPath path = ToCompleted;
        List<OrderTransition> walked = [];
        foreach (OrderTransition transition in path)
        {
            walked.Add(transition);
        }

        Assert.Equal(2, path.Count);
        Assert.Equal([OrderStatus.Processing, OrderStatus.InProgress, OrderStatus.Completed], path.Statuses);
        Assert.Equal(["Processing -Start-> InProgress", "InProgress -Complete-> Completed"], walked.Select(t => t.ToString()));
        Assert.Equal(walked, path.Transitions);
        Assert.Equal(walked, [path[0], path[1]]);
        Assert.Equal("Processing > InProgress > Completed", path.ToString());
        Assert.Throws<IndexOutOfRangeException>(() => path[2]);
    }

    [Fact]
    public void The_empty_path_has_no_transitions()
    {
        Assert.Empty(OrderPath.Empty.Transitions);
        Assert.Empty(OrderPath.Empty.Statuses);
        Assert.Equal("", OrderPath.Empty.ToString());
    }

    [Fact]
    public void Paths_with_the_same_transitions_are_equal_across_lifecycles()
    {
        OrderPath same = Find(OrderLifecycle.Default.WithCorrections(), OrderStatus.Processing, OrderStatus.Completed);

        Assert.NotSame(ToCompleted, same);
        Assert.True(ToCompleted.Equals(same));
        Assert.True(ToCompleted.Equals((object)same));
        Assert.Equal(ToCompleted.GetHashCode(), same.GetHashCode());
        Assert.False(ToCompleted.Equals(OrderPath.Empty));
        Assert.False(ToCompleted.Equals(null));
        Assert.False(ToCompleted.Equals("Processing > InProgress > Completed"));
    }

    [Fact]
    public void A_path_is_made_once_and_shared() => Assert.Same(ToCompleted, ToCompleted);

    [Fact]
    public void A_transition_is_four_bytes() => Assert.Equal(4, Unsafe.SizeOf<OrderTransition>());

    [Fact]
    public void The_default_transition_is_not_permitted()
    {
        Assert.False(default(OrderTransition).IsPermitted);
        Assert.Empty(default(OrderTransition).PermittedTriggers.Triggers);
    }

    private static OrderPath Find(OrderLifecycle lifecycle, OrderStatus from, OrderStatus to)
    {
        Assert.True(lifecycle.TryFindPath(from, to, out OrderPath path));
        return path;
    }
}
