namespace SmmOrders;

/// <summary>What varies by service. Everything is optional; <see cref="Default"/> is a service about which nothing is known.</summary>
public sealed record ServiceProfile
{
    /// <summary>A service that follows the general rules and has no time frames of its own.</summary>
    public static ServiceProfile Default { get; } = new();

    /// <summary>Whether orders may stay Pending while they are delivered, and end straight from Pending (domain rule S6).</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool DeliversWhilePending { get; init; }

    /// <summary>The service's own stuck threshold, in place of <see cref="StuckRule.Threshold"/>; above zero.</summary>
    /// <value>The default is <see langword="null"/>: the general one.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or below.</exception>
    public TimeSpan? StuckAfter
    {
        get;
        init => field = EnsurePositive(value, nameof(StuckAfter));
    }

    /// <summary>How long an order usually waits in Pending (domain rule S5); above zero. Longer is late.</summary>
    /// <value>The default is <see langword="null"/>: there is no time frame.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or below.</exception>
    public TimeSpan? ExpectedPending
    {
        get;
        init => field = EnsurePositive(value, nameof(ExpectedPending));
    }

    /// <summary>How long delivery usually takes (domain rule S7); above zero. Longer is late.</summary>
    /// <value>The default is <see langword="null"/>: there is no time frame.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or below.</exception>
    public TimeSpan? ExpectedInProgress
    {
        get;
        init => field = EnsurePositive(value, nameof(ExpectedInProgress));
    }

    /// <summary>How often the service's orders are asked for, where that is not as for the others.</summary>
    /// <value>The default is <see langword="null"/>: as for all, <see cref="SmmOrdersOptions.Polling"/>.</value>
    public PollPolicy? Polling { get; init; }

    /// <summary>Whether the order is past the time frame of its status: longer than expected, to the tick. Never for Processing or a final status.</summary>
    /// <param name="order">The order.</param>
    /// <param name="now">The instant to judge at; one before the order entered its status is not late.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    public bool IsLate(OrderState order, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(order);
        return FrameOf(order.Status) is { } frame && TimeLimit.IsPast(order.StatusSince, frame, now);
    }

    internal TimeSpan? FrameOf(OrderStatus status) => status switch
    {
        OrderStatus.Pending => ExpectedPending,
        OrderStatus.InProgress => ExpectedInProgress,
        _ => null,
    };

    private static TimeSpan? EnsurePositive(TimeSpan? value, string parameter) =>
        value is null || value > TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(parameter, value, "A time frame is above zero; leave it out where there is none.");
}
