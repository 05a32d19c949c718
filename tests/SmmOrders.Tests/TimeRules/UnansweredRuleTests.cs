namespace SmmOrders.Tests;

public sealed class UnansweredRuleTests
{
    private static readonly OrderState Silent = Some.Opened(Some.Order(OrderStatus.InProgress), Findings.None, unansweredSince: Some.Noon);

    [Fact]
    public void Longer_than_a_day_is_unanswered_by_default()
    {
        Assert.Equal(TimeSpan.FromHours(24), UnansweredRule.Default.Threshold);
        Assert.False(UnansweredRule.Default.IsUnanswered(Silent, Some.Noon.AddDays(-1)));
        Assert.False(UnansweredRule.Default.IsUnanswered(Silent, Some.Noon.AddDays(1)));
        Assert.True(UnansweredRule.Default.IsUnanswered(Silent, Some.Noon.AddDays(1).AddTicks(1)));
        Assert.True(UnansweredRule.Default.IsUnanswered(Silent, DateTimeOffset.MaxValue));
    }

    [Fact]
    public void An_order_that_was_answered_is_never_unanswered() =>
        Assert.All(Some.Orders, order => Assert.False(UnansweredRule.Default.IsUnanswered(order, DateTimeOffset.MaxValue)));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void A_threshold_is_above_zero(long ticks) => BadInput.Refused(
        "threshold", TimeSpan.FromTicks(ticks), "The unanswered threshold is above zero.", () => new UnansweredRule(TimeSpan.FromTicks(ticks)));

    [Fact]
    public void The_unanswered_rule_needs_an_order() => Assert.Throws<ArgumentNullException>("order", () => UnansweredRule.Default.IsUnanswered(null!, Some.Noon));

    [Fact]
    public void A_tracker_has_the_default_rule_unless_another_is_set()
    {
        var rule = new UnansweredRule(TimeSpan.FromHours(6));

        Assert.Same(UnansweredRule.Default, Some.Tracker.Unanswered);
        Assert.Same(rule, new OrderTracker(RefundPolicy.HalfUp(2)) { Unanswered = rule }.Unanswered);
        Assert.Throws<ArgumentNullException>("value", () => new OrderTracker(RefundPolicy.HalfUp(2)) { Unanswered = null! });
    }

    [Fact]
    public void Rules_with_the_same_threshold_are_equal()
    {
        Assert.Equal(UnansweredRule.Default, new UnansweredRule(TimeSpan.FromDays(1)));
        Assert.NotEqual(UnansweredRule.Default, new UnansweredRule(TimeSpan.FromDays(2)));
    }
}
