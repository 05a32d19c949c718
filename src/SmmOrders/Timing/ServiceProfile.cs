namespace SmmOrders;

/// <summary>What varies by service. Everything is optional; <see cref="Default"/> is a service about which nothing is known.</summary>
public sealed record ServiceProfile
{
    /// <summary>Makes a profile.</summary>
    /// <param name="deliversWhilePending">Whether its orders may stay Pending while they are delivered (domain rule S6); no by default.</param>
    /// <param name="stuckAfter">Its own threshold in place of the <see cref="StuckRule"/>'s; above zero.</param>
    /// <param name="expectedPending">How long an order usually waits in Pending (domain rule S5); above zero. Longer is late. No frame by default.</param>
    /// <param name="expectedInProgress">How long delivery usually takes (domain rule S7); above zero. Longer is late. No frame by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A duration is zero or below.</exception>
    public ServiceProfile(
        bool deliversWhilePending = false,
        TimeSpan? stuckAfter = null,
        TimeSpan? expectedPending = null,
        TimeSpan? expectedInProgress = null)
    {
        DeliversWhilePending = deliversWhilePending;
        StuckAfter = EnsurePositive(stuckAfter, nameof(stuckAfter));
        ExpectedPending = EnsurePositive(expectedPending, nameof(expectedPending));
        ExpectedInProgress = EnsurePositive(expectedInProgress, nameof(expectedInProgress));
    }

    /// <summary>A service that follows the general rules and has no time frames of its own.</summary>
    public static ServiceProfile Default { get; } = new();

    /// <summary>Whether orders may stay Pending while they are delivered, and end straight from Pending (domain rule S6).</summary>
    public bool DeliversWhilePending { get; }

    /// <summary>The service's own stuck threshold; <see langword="null"/> for the general one.</summary>
    public TimeSpan? StuckAfter { get; }

    /// <summary>The usual time in Pending; <see langword="null"/> where there is no frame.</summary>
    public TimeSpan? ExpectedPending { get; }

    /// <summary>The usual time in InProgress; <see langword="null"/> where there is no frame.</summary>
    public TimeSpan? ExpectedInProgress { get; }

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
