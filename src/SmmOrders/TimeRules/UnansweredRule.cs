using System.Linq.Expressions;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// An open order without a usable answer for longer than the threshold is unanswered (domain rules, section 3). At exactly the
/// threshold it is not; one tick later it is.
/// </summary>
/// <remarks>
/// The time runs from the first answer in which the order was an error, missing or malformed; any answer about the order resets it. A
/// request that failed as a whole is a problem of the provider, not of an order: do not pass it to <see cref="OrderTracker.Observe"/>
/// if the two are to be told apart.
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed record UnansweredRule
{
    private const string AboveZero = "The unanswered threshold is above zero.";

    /// <summary>Creates a rule.</summary>
    /// <param name="threshold">How long an order may go without a usable answer; above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is zero or below.</exception>
    public UnansweredRule(TimeSpan threshold) => Threshold = TimeLimit.EnsurePositive(threshold, nameof(threshold), AboveZero);

    /// <summary>The 24 hours of domain rules, section 3.</summary>
    public static UnansweredRule Default { get; } = new(TimeSpan.FromHours(24));

    /// <summary>How long an order may go without a usable answer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or below.</exception>
    public TimeSpan Threshold
    {
        get;
        init => field = TimeLimit.EnsurePositive(value, nameof(value), AboveZero);
    }

    /// <summary>Whether the order is unanswered at the instant.</summary>
    /// <param name="order">The order.</param>
    /// <param name="now">The instant to evaluate at.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    public bool IsUnanswered(OrderState order, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order.UnansweredSince is { } since && IsUnanswered(since, now);
    }

    /// <summary>Whether what has had no usable answer since then is unanswered at the instant: an order, or a provider that is failing.</summary>
    /// <param name="since">Since when there is no usable answer.</param>
    /// <param name="now">The instant to evaluate at.</param>
    public bool IsUnanswered(DateTimeOffset since, DateTimeOffset now) => TimeLimit.IsPast(since, Threshold, now);

    /// <summary>
    /// The rule as a filter that a database can run with an index on the instant, which it compares with a cut-off that is computed
    /// once. <see langword="null"/>, which most orders have, never matches.
    /// </summary>
    /// <remarks>
    /// The remarks of
    /// <see cref="StuckRule.ToExpression{TOrder}(Expression{Func{TOrder, OrderStatus}}, Expression{Func{TOrder, DateTimeOffset}}, DateTimeOffset)"/>
    /// about SQLite and microseconds apply here as well.
    /// </remarks>
    /// <typeparam name="TOrder">The panel's own order class.</typeparam>
    /// <param name="unansweredSince">Selects <see cref="OrderState.UnansweredSince"/>.</param>
    /// <param name="now">The instant to evaluate at.</param>
    /// <exception cref="ArgumentNullException"><paramref name="unansweredSince"/> is <see langword="null"/>.</exception>
    public Expression<Func<TOrder, bool>> ToExpression<TOrder>(Expression<Func<TOrder, DateTimeOffset?>> unansweredSince, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(unansweredSince);
        return OrderFilter.Matches(unansweredSince, InstantFilter.NullableBefore(TimeLimit.CutOff(Threshold, now)));
    }

    /// <summary>The same filter for a class that stores the instant as UTC ticks, which every database compares in the same way.</summary>
    /// <typeparam name="TOrder">The panel's own order class.</typeparam>
    /// <param name="unansweredSinceUtcTicks">Selects the <see cref="DateTimeOffset.UtcTicks"/> of <see cref="OrderState.UnansweredSince"/>.</param>
    /// <param name="now">The instant to evaluate at.</param>
    /// <exception cref="ArgumentNullException"><paramref name="unansweredSinceUtcTicks"/> is <see langword="null"/>.</exception>
    public Expression<Func<TOrder, bool>> ToExpression<TOrder>(Expression<Func<TOrder, long?>> unansweredSinceUtcTicks, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(unansweredSinceUtcTicks);
        return OrderFilter.Matches(unansweredSinceUtcTicks, InstantFilter.NullableTicksBefore(TimeLimit.CutOff(Threshold, now)));
    }

    /// <summary>
    /// The same filter for a class that stores the instant as a UTC <see cref="DateTime"/> (on PostgreSQL
    /// <c>timestamp with time zone</c>).
    /// </summary>
    /// <typeparam name="TOrder">The panel's own order class.</typeparam>
    /// <param name="unansweredSinceUtc">Selects the <see cref="DateTimeOffset.UtcDateTime"/> of <see cref="OrderState.UnansweredSince"/>.</param>
    /// <param name="now">The instant to evaluate at.</param>
    /// <exception cref="ArgumentNullException"><paramref name="unansweredSinceUtc"/> is <see langword="null"/>.</exception>
    public Expression<Func<TOrder, bool>> ToExpression<TOrder>(Expression<Func<TOrder, DateTime?>> unansweredSinceUtc, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(unansweredSinceUtc);
        return OrderFilter.Matches(unansweredSinceUtc, InstantFilter.NullableUtcBefore(TimeLimit.CutOff(Threshold, now)));
    }
}
