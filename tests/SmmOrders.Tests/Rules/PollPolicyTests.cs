using System.Text.Json;

namespace SmmOrders.Tests;

public sealed class PollPolicyTests
{
    private static readonly OrderLifecycle Corrected = OrderLifecycle.Default.WithCorrections();

    [Fact]
    public void The_defaults_are_those_that_are_documented()
    {
        var policy = new PollPolicy();

        Assert.Equal(policy, PollPolicy.Default);
        Assert.Equal((TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5)), (policy.Processing, policy.Pending, policy.InProgress));
        Assert.Equal((20, TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(3)), (policy.AgeDivisor, policy.Longest, policy.Ended, policy.EndedFor));
    }

    [Theory]
    [InlineData(OrderStatus.Processing, "00:00:00", "00:02:00")]
    [InlineData(OrderStatus.Processing, "00:40:00", "00:02:00")]
    [InlineData(OrderStatus.Processing, "00:50:00", "00:02:30")]
    [InlineData(OrderStatus.Processing, "05:00:00", "00:15:00")]
    [InlineData(OrderStatus.Processing, "20:00:00", "01:00:00")]
    [InlineData(OrderStatus.Processing, "90.00:00:00", "01:00:00")]
    [InlineData(OrderStatus.Pending, "01:00:00", "00:05:00")]
    [InlineData(OrderStatus.InProgress, "02:00:00", "00:06:00")]
    [InlineData(OrderStatus.InProgress, "-02:00:00", "00:05:00")]
    public void An_open_order_is_asked_for_often_at_first_and_slower_with_age(OrderStatus status, string age, string interval) =>
        Assert.Equal(TimeSpan.Parse(interval, null), At(PollPolicy.Default, Some.Order(status), TimeSpan.Parse(age, null)));

    [Theory]
    [InlineData(OrderStatus.Completed)]
    [InlineData(OrderStatus.Partial)]
    public void An_order_that_has_ended_is_asked_for_for_a_while_where_it_may_be_corrected(OrderStatus status)
    {
        OrderState order = Some.Order(status, 600);

        Assert.Null(At(PollPolicy.Default, order, TimeSpan.Zero));
        Assert.Equal(TimeSpan.FromHours(6), At(PollPolicy.Default, order, TimeSpan.Zero, Corrected));
        Assert.Equal(TimeSpan.FromHours(6), At(PollPolicy.Default, order, TimeSpan.FromDays(3) - TimeSpan.FromTicks(1), Corrected));
        Assert.Null(At(PollPolicy.Default, order, TimeSpan.FromDays(3), Corrected));
        Assert.Null(At(new() { EndedFor = TimeSpan.Zero }, order, TimeSpan.Zero, Corrected));
    }

    [Fact]
    public void A_canceled_order_is_never_corrected_and_never_asked_for() =>
        Assert.Null(At(PollPolicy.Default, Some.Order(OrderStatus.Canceled), TimeSpan.Zero, Corrected));

    [Fact]
    public void An_order_that_no_provider_has_is_not_asked_for()
    {
        OrderState bought = Some.Tracker.Buy(1000, 10.00m, Some.Noon);
        OrderState sending = Some.Tracker.Submit(bought, SubmissionStep.Send(Some.Noon.AddMinutes(2)), Some.Noon).Update.Order;
        OrderState placed = Some.Tracker.Submit(sending, SubmissionStep.Place(), Some.Noon).Update.Order;

        Assert.Null(At(PollPolicy.Default, bought, TimeSpan.Zero));
        Assert.Null(At(PollPolicy.Default, sending, TimeSpan.Zero));
        Assert.NotNull(At(PollPolicy.Default, placed, TimeSpan.Zero));
    }

    [Fact]
    public void An_interval_of_a_status_that_is_longer_than_the_longest_by_age_stays()
    {
        var slow = new PollPolicy { Pending = TimeSpan.FromHours(4) };

        Assert.Equal(TimeSpan.FromHours(4), At(slow, Some.Order(OrderStatus.Pending), TimeSpan.Zero));
        Assert.Equal(TimeSpan.FromHours(4), At(slow, Some.Order(OrderStatus.Pending), TimeSpan.FromDays(90)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void An_interval_is_above_zero(long ticks)
    {
        TimeSpan interval = TimeSpan.FromTicks(ticks);
        const string Text = "An interval is above zero.";

        BadInput.Refused("Processing", interval, Text, () => new PollPolicy { Processing = interval });
        BadInput.Refused("Pending", interval, Text, () => new PollPolicy { Pending = interval });
        BadInput.Refused("InProgress", interval, Text, () => new PollPolicy { InProgress = interval });
        BadInput.Refused("Longest", interval, Text, () => new PollPolicy { Longest = interval });
        BadInput.Refused("Ended", interval, Text, () => new PollPolicy { Ended = interval });
    }

    [Fact]
    public void Other_values_have_their_bounds()
    {
        BadInput.Refused("AgeDivisor", 0, "An age is divided by 1 or more.", () => new PollPolicy { AgeDivisor = 0 });
        BadInput.Refused("EndedFor", TimeSpan.FromTicks(-1), "The time after an order's end is zero or above.", () => new PollPolicy { EndedFor = TimeSpan.FromTicks(-1) });
        Assert.Throws<ArgumentNullException>("order", () => PollPolicy.Default.IntervalAt(null!, Some.Noon, Corrected));
        Assert.Throws<ArgumentNullException>("lifecycle", () => PollPolicy.Default.IntervalAt(Some.Order(OrderStatus.Pending), Some.Noon, null!));
    }

    [Fact]
    public void A_policy_survives_JSON()
    {
        PollPolicy policy = PollPolicy.Default with { AgeDivisor = 7, Ended = TimeSpan.FromHours(1) };

        Assert.Equal(policy, JsonSerializer.Deserialize<PollPolicy>(JsonSerializer.Serialize(policy)));
    }

    [Fact]
    public void JSON_that_leaves_out_a_member_is_no_policy()
    {
        var error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PollPolicy>("""{"Pending":"00:05:00"}"""));

        Assert.Contains("required", error.Message, StringComparison.Ordinal);
        Assert.Contains("'Processing'", error.Message, StringComparison.Ordinal);
    }

    private static TimeSpan? At(PollPolicy policy, OrderState order, TimeSpan age, OrderLifecycle? lifecycle = null) =>
        policy.IntervalAt(order, order.StatusSince + age, lifecycle ?? OrderLifecycle.Default);
}
