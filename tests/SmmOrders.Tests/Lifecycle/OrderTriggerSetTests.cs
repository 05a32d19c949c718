namespace SmmOrders.Tests;

public sealed class OrderTriggerSetTests
{
    [Fact]
    public void A_set_lists_its_triggers_by_value()
    {
        OrderTriggerSet set = OrderLifecycle.Default.PermittedTriggers(OrderStatus.InProgress);
        List<OrderTrigger> walked = [];
        foreach (OrderTrigger trigger in set)
        {
            walked.Add(trigger);
        }

        Assert.Equal([OrderTrigger.Complete, OrderTrigger.EndPartially, OrderTrigger.Cancel], walked);
        Assert.Equal(walked, set.Triggers);
        Assert.Equal(3, set.Count);
        Assert.Equal("Complete, EndPartially, Cancel", set.ToString());
    }

    [Fact]
    public void Count_Contains_and_the_list_agree_for_every_combination_of_triggers()
    {
        for (int mask = 0; mask < 64; mask++)
        {
            OrderTrigger[] chosen = [.. Enum.GetValues<OrderTrigger>().Where(trigger => (mask & (1 << ((int)trigger - 1))) != 0)];
            OrderTriggerSet set = default;
            foreach (OrderTrigger trigger in chosen.Reverse())
            {
                set = set.With(trigger);
            }

            Assert.Equal(chosen, set.Triggers);
            Assert.Equal(chosen.Length, set.Count);
            Assert.All(Enum.GetValues<OrderTrigger>(), trigger => Assert.Equal(chosen.Contains(trigger), set.Contains(trigger)));
        }
    }

    [Fact]
    public void The_default_set_is_empty()
    {
        Assert.Empty(default(OrderTriggerSet).Triggers);
        Assert.Equal("none", default(OrderTriggerSet).ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(32 + 3)]
    [InlineData(255)]
    public void An_undefined_trigger_is_in_no_set(byte number)
    {
        OrderTriggerSet every = Enum.GetValues<OrderTrigger>().Aggregate(default(OrderTriggerSet), (set, trigger) => set.With(trigger));

        Assert.False(every.Contains((OrderTrigger)number));
        Assert.Equal(every, every.With((OrderTrigger)number));
    }

    [Fact]
    public void An_enumerator_ends_after_the_last()
    {
        OrderTriggerSet.Enumerator triggers = OrderLifecycle.Default.PermittedTriggers(OrderStatus.Pending).GetEnumerator();
        Assert.True(triggers.MoveNext());
        Assert.True(triggers.MoveNext());
        Assert.False(triggers.MoveNext());
        Assert.Equal(OrderTrigger.Cancel, triggers.Current);
    }

    [Fact]
    public void Sets_with_the_same_triggers_are_equal()
    {
        OrderTriggerSet one = default(OrderTriggerSet).With(OrderTrigger.Start).With(OrderTrigger.Cancel);

        Assert.Equal(OrderLifecycle.Default.PermittedTriggers(OrderStatus.Pending), one);
        Assert.NotEqual(OrderLifecycle.Default.PermittedTriggers(OrderStatus.Processing), one);
    }
}
