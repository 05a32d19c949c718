namespace SmmOrders.Tests;

/// <summary>When time alone will next raise something about an order.</summary>
public sealed class NextDeadlineTests
{
    private static readonly TimeSpan Microsecond = TimeSpan.FromMicroseconds(1);

    private static readonly ServiceProfile Framed = new()
    {
        StuckAfter = TimeSpan.FromHours(6),
        ExpectedPending = TimeSpan.FromHours(12),
        ExpectedInProgress = TimeSpan.FromHours(48),
    };

    public static TheoryData<OrderStatus, double?, double?> Deadlines => new()
    {
        { OrderStatus.Processing, 3, 6 },
        { OrderStatus.Pending, null, 12 },
        { OrderStatus.InProgress, null, 48 },
        { OrderStatus.Completed, null, null },
        { OrderStatus.Canceled, null, null },
        { OrderStatus.Partial, null, null },
    };

    [Theory]
    [MemberData(nameof(Deadlines))]
    public void It_is_the_first_instant_past_the_limit_of_the_status(OrderStatus status, double? hours, double? hoursOfTheService)
    {
        Assert.Equal(hours is { } h ? Some.Noon.AddHours(h) + Microsecond : null, Some.Tracker.NextDeadline(Some.Order(status)));
        Assert.Equal(hoursOfTheService is { } s ? Some.Noon.AddHours(s) + Microsecond : null, Some.Tracker.NextDeadline(Some.Order(status), Framed));
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 10)]
    [InlineData(8, 10)]
    [InlineData(9, 10)]
    [InlineData(10, 20)]
    public void It_is_rounded_up_to_what_a_store_can_hold(long sinceTicks, long deadlineTicks)
    {
        OrderState order = Some.Order(OrderStatus.Processing, since: Some.Noon.AddTicks(sinceTicks).ToOffset(TimeSpan.FromHours(5)));

        DateTimeOffset deadline = Some.Tracker.NextDeadline(order)!.Value;

        Assert.Equal(Some.Noon.AddHours(3).AddTicks(deadlineTicks), deadline);
        Assert.Equal(TimeSpan.Zero, deadline.Offset);
        Assert.Equal(Findings.StuckInProcessing, Some.Tracker.CheckTime(order, deadline).Raised);
    }

    [Fact]
    public void Of_two_the_earlier_comes_first_and_then_the_other()
    {
        OrderState order = Some.Opened(Some.Order(OrderStatus.InProgress), Findings.None, unansweredSince: Some.Noon.AddHours(1));

        DateTimeOffset first = Some.Tracker.NextDeadline(order, Framed)!.Value;
        OrderUpdate unanswered = Some.Tracker.CheckTime(order, first, Framed);
        DateTimeOffset second = Some.Tracker.NextDeadline(unanswered.Order, Framed)!.Value;
        OrderUpdate late = Some.Tracker.CheckTime(unanswered.Order, second, Framed);

        Assert.Equal((Some.Noon.AddHours(25) + Microsecond, Findings.Unanswered), (first, unanswered.Raised));
        Assert.Equal((Some.Noon.AddHours(48) + Microsecond, Findings.Late), (second, late.Raised));
        Assert.Null(Some.Tracker.NextDeadline(late.Order, Framed));
    }

    [Fact]
    public void The_order_of_the_two_may_be_the_other()
    {
        OrderState order = Some.Opened(Some.Order(OrderStatus.Processing), Findings.None, unansweredSince: Some.Noon);

        Assert.Equal(Some.Noon.AddHours(3) + Microsecond, Some.Tracker.NextDeadline(order));
        Assert.Equal(Some.Noon.AddHours(24) + Microsecond, Some.Tracker.NextDeadline(Some.Opened(order, Findings.StuckInProcessing, Some.Noon)));
    }

    [Fact]
    public void What_is_open_already_begins_no_more()
    {
        Assert.Null(Some.Tracker.NextDeadline(Some.Opened(Some.Order(OrderStatus.Processing), Findings.StuckInProcessing)));
        Assert.NotNull(Some.Tracker.NextDeadline(Some.Opened(Some.Order(OrderStatus.Processing), Findings.RemainsMissing)));
    }

    [Fact]
    public void What_would_begin_after_the_end_of_time_never_begins()
    {
        var patient = new ServiceProfile { StuckAfter = TimeSpan.MaxValue };

        Assert.Null(Some.Tracker.NextDeadline(Some.Order(OrderStatus.Processing), patient));
        Assert.Null(Some.Tracker.NextDeadline(Some.Order(OrderStatus.Processing, since: DateTimeOffset.MaxValue)));
        Assert.Null(Some.Tracker.NextDeadline(Some.Order(OrderStatus.Processing, since: DateTimeOffset.MaxValue.AddHours(-3))));
        Assert.NotNull(Some.Tracker.NextDeadline(Some.Order(OrderStatus.Processing, since: DateTimeOffset.MaxValue.AddHours(-3) - Microsecond - Microsecond)));
    }

    [Fact]
    public void Nothing_has_no_deadline() => Assert.Throws<ArgumentNullException>("order", () => Some.Tracker.NextDeadline(null!));
}
