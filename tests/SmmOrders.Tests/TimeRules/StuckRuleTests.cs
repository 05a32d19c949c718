namespace SmmOrders.Tests;

public sealed class StuckRuleTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private static readonly TimeSpan ThreeHours = TimeSpan.FromHours(3);

    [Fact]
    public void Longer_than_three_hours_is_stuck_by_default()
    {
        OrderState order = Some.Order(OrderStatus.Processing);

        Assert.Equal(ThreeHours, StuckRule.Default.Threshold);
        Assert.False(StuckRule.Default.IsStuck(order, Some.Noon));
        Assert.False(StuckRule.Default.IsStuck(order, Some.Noon + ThreeHours - Tick));
        Assert.False(StuckRule.Default.IsStuck(order, Some.Noon + ThreeHours));
        Assert.True(StuckRule.Default.IsStuck(order, Some.Noon + ThreeHours + Tick));
    }

    [Theory]
    [InlineData(OrderStatus.Pending)]
    [InlineData(OrderStatus.InProgress)]
    [InlineData(OrderStatus.Completed)]
    [InlineData(OrderStatus.Canceled)]
    [InlineData(OrderStatus.Partial)]
    public void No_other_status_is_ever_stuck(OrderStatus status)
    {
        Assert.False(StuckRule.Default.IsStuck(Some.Order(status), Some.Noon.AddYears(1)));
        Assert.False(StuckRule.Default.IsStuck(Some.Order(status), DateTimeOffset.MaxValue, new ServiceProfile { StuckAfter = Tick }));
    }

    [Fact]
    public void An_order_from_the_future_is_not_stuck()
    {
        Assert.False(StuckRule.Default.IsStuck(Some.Order(OrderStatus.Processing, since: Some.Noon.AddHours(5)), Some.Noon));
        Assert.False(StuckRule.Default.IsStuck(Some.Order(OrderStatus.Processing, since: DateTimeOffset.MaxValue), DateTimeOffset.MinValue));
    }

    [Fact]
    public void The_largest_time_span_is_accepted() =>
        Assert.True(StuckRule.Default.IsStuck(Some.Order(OrderStatus.Processing, since: DateTimeOffset.MinValue), DateTimeOffset.MaxValue));

    [Theory]
    [InlineData("2026-11-23T12:00:00+00:00", "2026-11-23T20:00:00+05:00", false)]
    [InlineData("2026-11-23T12:00:00+00:00", "2026-11-23T20:00:00.0000001+05:00", true)]
    [InlineData("2026-11-23T12:00:00-08:00", "2026-11-23T13:00:00+00:00", false)]
    [InlineData("2026-10-25T01:30:00+02:00", "2026-10-25T03:30:00+01:00", false)]
    [InlineData("2026-10-25T01:30:00+02:00", "2026-10-25T03:30:00.0000001+01:00", true)]
    [InlineData("2026-03-29T00:30:00+01:00", "2026-03-29T04:30:00+02:00", false)]
    [InlineData("2026-03-29T00:30:00+01:00", "2026-03-29T04:30:00.0000001+02:00", true)]
    public void Instants_are_compared_and_not_wall_clocks(string since, string now, bool stuck)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        OrderState order = Some.Order(OrderStatus.Processing, since: DateTimeOffset.Parse(since, culture));

        Assert.Equal(stuck, StuckRule.Default.IsStuck(order, DateTimeOffset.Parse(now, culture)));
    }

    [Fact]
    public void A_services_own_threshold_overrides_the_rule()
    {
        OrderState order = Some.Order(OrderStatus.Processing);
        var patient = new ServiceProfile { StuckAfter = TimeSpan.FromDays(1) };
        var hasty = new ServiceProfile { StuckAfter = Tick };

        Assert.False(StuckRule.Default.IsStuck(order, Some.Noon.AddDays(1), patient));
        Assert.True(StuckRule.Default.IsStuck(order, Some.Noon.AddDays(1) + Tick, patient));
        Assert.False(StuckRule.Default.IsStuck(order, Some.Noon + Tick, hasty));
        Assert.True(StuckRule.Default.IsStuck(order, Some.Noon + Tick + Tick, hasty));
        Assert.True(StuckRule.Default.IsStuck(order, Some.Noon + ThreeHours + Tick, ServiceProfile.Default));
    }

    [Fact]
    public void Re_entering_Processing_restarts_the_clock()
    {
        var tracker = new OrderTracker(RefundPolicy.HalfUp(2), OrderLifecycle.PerfectPanel);
        OrderState order = Some.Order(OrderStatus.Processing);
        order = tracker.Observe(order, StatusReport.Of(OrderStatus.Pending), Some.Noon.AddHours(2)).Order;
        order = tracker.Observe(order, StatusReport.Of(OrderStatus.Processing), Some.Noon.AddHours(4)).Order;

        Assert.False(StuckRule.Default.IsStuck(order, Some.Noon.AddHours(7)));
        Assert.True(StuckRule.Default.IsStuck(order, Some.Noon.AddHours(7) + Tick));
    }

    [Fact]
    public void Another_report_of_Processing_does_not_restart_the_clock()
    {
        OrderState order = Some.Order(OrderStatus.Processing);
        order = Some.Tracker.Observe(order, StatusReport.Of(OrderStatus.Processing, 900), Some.Noon.AddHours(2)).Order;

        Assert.Equal(100, order.Delivered);
        Assert.True(StuckRule.Default.IsStuck(order, Some.Noon + ThreeHours + Tick));
    }

    [Fact]
    public void The_cut_off_is_the_threshold_before_now_and_never_before_time_began()
    {
        Assert.Equal(Some.Noon - ThreeHours, StuckRule.Default.StuckBefore(Some.Noon));
        Assert.Equal(Some.Noon - ThreeHours, StuckRule.Default.StuckBefore(Some.Noon.ToOffset(TimeSpan.FromHours(-9))));
        Assert.Equal(TimeSpan.Zero, StuckRule.Default.StuckBefore(Some.Noon.ToOffset(TimeSpan.FromHours(-9))).Offset);
        Assert.Equal(DateTimeOffset.MinValue, StuckRule.Default.StuckBefore(DateTimeOffset.MinValue));
        Assert.Equal(DateTimeOffset.MinValue, StuckRule.Default.StuckBefore(DateTimeOffset.MinValue + ThreeHours));
        Assert.Equal(DateTimeOffset.MinValue + Tick, StuckRule.Default.StuckBefore(DateTimeOffset.MinValue + ThreeHours + Tick));
        Assert.Equal(DateTimeOffset.MinValue, new StuckRule(TimeSpan.MaxValue).StuckBefore(DateTimeOffset.MaxValue));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void A_threshold_is_above_zero(long ticks) => BadInput.Refused(
        "threshold", TimeSpan.FromTicks(ticks), "The stuck threshold is above zero.", () => new StuckRule(TimeSpan.FromTicks(ticks)));

    [Fact]
    public void The_stuck_rule_needs_an_order() => Assert.Throws<ArgumentNullException>("order", () => StuckRule.Default.IsStuck(null!, Some.Noon));

    [Fact]
    public void Rules_with_the_same_threshold_are_equal()
    {
        Assert.Equal(StuckRule.Default, new StuckRule(ThreeHours));
        Assert.NotEqual(StuckRule.Default, new StuckRule(ThreeHours + Tick));
        Cultures.Each(() => Assert.Equal("StuckRule { Threshold = 03:00:00 }", StuckRule.Default.ToString()));
    }

    [Fact]
    public void The_rule_for_a_service_has_its_threshold_or_is_the_same_rule()
    {
        var own = new ServiceProfile { StuckAfter = TimeSpan.FromMinutes(90) };

        Assert.Equal(TimeSpan.FromMinutes(90), StuckRule.Default.For(own).Threshold);
        Assert.Same(StuckRule.Default, StuckRule.Default.For(ServiceProfile.Default));
        Assert.Throws<ArgumentNullException>("service", () => StuckRule.Default.For(null!));
    }

    [Fact]
    public void An_order_that_is_not_placed_is_never_stuck_whatever_its_status()
    {
        OrderState bought = Some.Tracker.Buy(1000, 10.00m, Some.Noon);

        Assert.Equal(OrderStatus.Processing, bought.Status);
        Assert.False(StuckRule.Default.IsStuck(bought, DateTimeOffset.MaxValue));
    }
}
