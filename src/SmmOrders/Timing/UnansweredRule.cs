using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// An open order about which no usable answer came for longer than the threshold is unanswered (domain rules, section 3). At the
/// threshold exactly it is not; one tick more and it is.
/// </summary>
/// <remarks>
/// The time runs from the first answer in which the order was an error, missing or malformed; any answer about the order ends it.
/// A request that failed as a whole is the provider's trouble and no order's: do not hand it to <see cref="OrderTracker.Observe"/>
/// where that is to stay apart.
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed record UnansweredRule
{
    /// <summary>Makes a rule.</summary>
    /// <param name="threshold">How long an order may go without a usable answer; above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is zero or below.</exception>
    public UnansweredRule(TimeSpan threshold) => Threshold = EnsurePositive(threshold, nameof(threshold));

    /// <summary>The 24 hours of domain rules, section 3.</summary>
    public static UnansweredRule Default { get; } = new(TimeSpan.FromHours(24));

    /// <summary>How long an order may go without a usable answer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or below.</exception>
    public TimeSpan Threshold
    {
        get;
        init => field = EnsurePositive(value, nameof(value));
    }

    /// <summary>Whether the order is unanswered at the instant.</summary>
    /// <param name="order">The order.</param>
    /// <param name="now">The instant to judge at.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    public bool IsUnanswered(OrderState order, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order.UnansweredSince is { } since && TimeLimit.IsPast(since, Threshold, now);
    }

    private static TimeSpan EnsurePositive(TimeSpan threshold, string parameter) => threshold > TimeSpan.Zero
        ? threshold
        : throw new ArgumentOutOfRangeException(parameter, threshold, "The unanswered threshold is above zero.");
}
