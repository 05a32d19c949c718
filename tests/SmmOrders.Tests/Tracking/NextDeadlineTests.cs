namespace SmmOrders.Tests;

/// <summary>The instant at which time alone next opens a state of an order.</summary>
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
    public void The_deadline_is_the_first_instant_past_the_limit_of_the_status(OrderStatus status, double? hours, double? hoursOfTheService)
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
    public void The_deadline_is_rounded_up_to_the_precision_of_a_store(long sinceTicks, long deadlineTicks)
    {
        OrderState order = Some.Order(OrderStatus.Processing, since: Some.Noon.AddTicks(sinceTicks).ToOffset(TimeSpan.FromHours(5)));

        DateTimeOffset deadline = Some.Tracker.NextDeadline(order)!.Value;

        Assert.Equal(Some.Noon.AddHours(3).AddTicks(deadlineTicks), deadline);
        Assert.Equal(TimeSpan.Zero, deadline.Offset);
        Assert.Equal(Findings.StuckInProcessing, Some.Tracker.CheckTime(order, deadline).Raised);
    }

    [Fact]
    public void The_earlier_of_two_deadlines_comes_first()
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
    public void Either_of_the_two_may_come_first()
    {
        OrderState order = Some.Opened(Some.Order(OrderStatus.Processing), Findings.None, unansweredSince: Some.Noon);

        Assert.Equal(Some.Noon.AddHours(3) + Microsecond, Some.Tracker.NextDeadline(order));
        Assert.Equal(Some.Noon.AddHours(24) + Microsecond, Some.Tracker.NextDeadline(Some.Opened(order, Findings.StuckInProcessing, Some.Noon)));
    }

    [Fact]
    public void An_open_state_does_not_begin_again()
    {
        Assert.Null(Some.Tracker.NextDeadline(Some.Opened(Some.Order(OrderStatus.Processing), Findings.StuckInProcessing)));
        Assert.NotNull(Some.Tracker.NextDeadline(Some.Opened(Some.Order(OrderStatus.Processing), Findings.RemainsMissing)));
    }

    [Fact]
    public void A_state_that_would_begin_after_the_end_of_time_never_begins()
    {
        var patient = new ServiceProfile { StuckAfter = TimeSpan.MaxValue };

        Assert.Null(Some.Tracker.NextDeadline(Some.Order(OrderStatus.Processing), patient));
        Assert.Null(Some.Tracker.NextDeadline(Some.Order(OrderStatus.Processing, since: DateTimeOffset.MaxValue)));
        Assert.Null(Some.Tracker.NextDeadline(Some.Order(OrderStatus.Processing, since: DateTimeOffset.MaxValue.AddHours(-3))));
        Assert.NotNull(Some.Tracker.NextDeadline(Some.Order(OrderStatus.Processing, since: DateTimeOffset.MaxValue.AddHours(-3) - Microsecond - Microsecond)));
    }

    [Fact]
    public void A_deadline_needs_an_order() => Assert.Throws<ArgumentNullException>("order", () => Some.Tracker.NextDeadline(null!));
}
