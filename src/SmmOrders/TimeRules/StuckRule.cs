using System.Linq.Expressions;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// An order that has been Processing for longer than the threshold is stuck (domain rules S3, S4). At exactly the threshold it is
/// not; one tick later it is. No other status is ever stuck.
/// </summary>
/// <remarks>
/// The time runs from when the order entered Processing, not from when its row was last updated. Instants are compared, so offsets
/// and daylight saving do not matter; an order that entered in the future is not stuck.
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed record StuckRule
{
    private const string AboveZero = "The stuck threshold is above zero.";

    /// <summary>Creates a rule.</summary>
    /// <param name="threshold">How long an order may be Processing; above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is zero or below.</exception>
    public StuckRule(TimeSpan threshold) => Threshold = TimeLimit.EnsurePositive(threshold, nameof(threshold), AboveZero);

    /// <summary>The 3 hours of domain rule S4.</summary>
    public static StuckRule Default { get; } = new(TimeSpan.FromHours(3));

    /// <summary>How long an order may be Processing; a service's own threshold overrides it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or below.</exception>
    public TimeSpan Threshold
    {
        get;
        init => field = TimeLimit.EnsurePositive(value, nameof(value), AboveZero);
    }

    /// <summary>The rule for the orders of a service: with the service's own threshold, if it has one; otherwise this rule.</summary>
    /// <param name="service">The service.</param>
    /// <exception cref="ArgumentNullException"><paramref name="service"/> is <see langword="null"/>.</exception>
    public StuckRule For(ServiceProfile service)
    {
        ArgumentNullException.ThrowIfNull(service);
        return service.StuckAfter is { } own ? new(own) : this;
    }

    /// <summary>Whether the order is stuck at the instant. An order that is not placed at the provider never is.</summary>
    /// <param name="order">The order.</param>
    /// <param name="now">The instant to evaluate at.</param>
    /// <param name="service">The profile of the order's service, whose threshold overrides this rule's; none by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    public bool IsStuck(OrderState order, DateTimeOffset now, ServiceProfile? service = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order.Status == OrderStatus.Processing && order.IsPlaced && TimeLimit.IsPast(order.StatusSince, ThresholdFor(service), now);
    }

    /// <summary>
    /// The cut-off for queries: an order that entered Processing before this instant is stuck now, by this rule's own threshold. In
    /// UTC; clamped to <see cref="DateTimeOffset.MinValue"/>, before which nothing lies.
    /// </summary>
    /// <param name="now">The instant to evaluate at.</param>
    public DateTimeOffset StuckBefore(DateTimeOffset now) => TimeLimit.CutOff(Threshold, now);

    /// <summary>
    /// The rule as a filter that a database can run with an index on (status, since): it compares the status with a constant, and the
    /// instant with a cut-off that is computed once.
    /// </summary>
    /// <remarks>
    /// <para>
    /// It uses only this rule's threshold: for a service with its own, use the rule that <see cref="For"/> returns, and select the
    /// service's orders; join several such queries with <c>Concat</c>, which runs as one statement. A panel that tracks submissions
    /// must also select placed orders only.
    /// </para>
    /// <para>
    /// EF Core on SQLite cannot compare <see cref="DateTimeOffset"/> columns: store UTC ticks there, in a separate column or with a
    /// value converter. A database with microsecond precision truncates the cut-off, so that "longer" begins one microsecond later
    /// (domain rules, section 3).
    /// </para>
    /// </remarks>
    /// <typeparam name="TOrder">The panel's own order class.</typeparam>
    /// <param name="status">Selects the status of an order.</param>
    /// <param name="since">Selects the instant at which the order entered the status.</param>
    /// <param name="now">The instant to evaluate at.</param>
    /// <exception cref="ArgumentNullException">An expression is <see langword="null"/>.</exception>
    public Expression<Func<TOrder, bool>> ToExpression<TOrder>(
        Expression<Func<TOrder, OrderStatus>> status, Expression<Func<TOrder, DateTimeOffset>> since, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(since);
        return InProcessing(status, since, InstantFilter.Before(StuckBefore(now)));
    }

    /// <summary>The same filter for a class that stores the instant as UTC ticks, which every database compares in the same way.</summary>
    /// <typeparam name="TOrder">The panel's own order class.</typeparam>
    /// <param name="status">Selects the status of an order.</param>
    /// <param name="sinceUtcTicks">Selects the <see cref="DateTimeOffset.UtcTicks"/> of the instant at which the order entered the status.</param>
    /// <param name="now">The instant to evaluate at.</param>
    /// <exception cref="ArgumentNullException">An expression is <see langword="null"/>.</exception>
    public Expression<Func<TOrder, bool>> ToExpression<TOrder>(
        Expression<Func<TOrder, OrderStatus>> status, Expression<Func<TOrder, long>> sinceUtcTicks, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(sinceUtcTicks);
        return InProcessing(status, sinceUtcTicks, InstantFilter.TicksBefore(StuckBefore(now)));
    }

    /// <summary>
    /// The same filter for a class that stores the instant as a UTC <see cref="DateTime"/> (on PostgreSQL
    /// <c>timestamp with time zone</c>).
    /// </summary>
    /// <typeparam name="TOrder">The panel's own order class.</typeparam>
    /// <param name="status">Selects the status of an order.</param>
    /// <param name="sinceUtc">Selects the <see cref="DateTimeOffset.UtcDateTime"/> of the instant at which the order entered the status.</param>
    /// <param name="now">The instant to evaluate at.</param>
    /// <exception cref="ArgumentNullException">An expression is <see langword="null"/>.</exception>
    public Expression<Func<TOrder, bool>> ToExpression<TOrder>(
        Expression<Func<TOrder, OrderStatus>> status, Expression<Func<TOrder, DateTime>> sinceUtc, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(sinceUtc);
        return InProcessing(status, sinceUtc, InstantFilter.UtcBefore(StuckBefore(now)));
    }

    internal TimeSpan ThresholdFor(ServiceProfile? service) => service?.StuckAfter ?? Threshold;

    private static Expression<Func<TOrder, bool>> InProcessing<TOrder, TInstant>(
        Expression<Func<TOrder, OrderStatus>> status, Expression<Func<TOrder, TInstant>> since, Expression<Func<TInstant, bool>> isBefore)
    {
        ArgumentNullException.ThrowIfNull(status);
        return OrderFilter.HasStatus(status, OrderStatus.Processing).And(OrderFilter.Matches(since, isBefore));
    }
}
