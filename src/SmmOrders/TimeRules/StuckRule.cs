using System.Linq.Expressions;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// An order that is Processing for longer than the threshold is stuck (domain rules S3, S4). At the threshold exactly it is
/// not; one tick more and it is. No other status is ever stuck.
/// </summary>
/// <remarks>
/// The time runs from when the order entered Processing, not from when its row was last touched. Instants are compared, so
/// offsets and daylight saving do not matter; an order that entered in the future is not stuck.
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed record StuckRule
{
    /// <summary>Makes a rule.</summary>
    /// <param name="threshold">How long an order may be Processing; above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is zero or below.</exception>
    public StuckRule(TimeSpan threshold) => Threshold = EnsurePositive(threshold, nameof(threshold));

    /// <summary>The 3 hours of domain rule S4.</summary>
    public static StuckRule Default { get; } = new(TimeSpan.FromHours(3));

    /// <summary>How long an order may be Processing; a service's own threshold goes before it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or below.</exception>
    public TimeSpan Threshold
    {
        get;
        init => field = EnsurePositive(value, nameof(value));
    }

    /// <summary>The rule for the orders of a service: with its own threshold where it has one, else this very rule.</summary>
    /// <param name="service">The service.</param>
    /// <exception cref="ArgumentNullException"><paramref name="service"/> is <see langword="null"/>.</exception>
    public StuckRule For(ServiceProfile service)
    {
        ArgumentNullException.ThrowIfNull(service);
        return service.StuckAfter is { } own ? new(own) : this;
    }

    /// <summary>Whether the order is stuck at the instant. One that is not placed at the provider never is.</summary>
    /// <param name="order">The order.</param>
    /// <param name="now">The instant to judge at.</param>
    /// <param name="service">The order's service, whose own threshold goes before this rule's; none by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    public bool IsStuck(OrderState order, DateTimeOffset now, ServiceProfile? service = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order.Status == OrderStatus.Processing && order.IsPlaced && TimeLimit.IsPast(order.StatusSince, ThresholdFor(service), now);
    }

    /// <summary>
    /// The instant before which an order must have entered Processing to be stuck now, by this rule's threshold alone: what a
    /// query compares with. In UTC; clamped to the earliest instant there is, before which nothing lies.
    /// </summary>
    /// <param name="now">The instant to judge at.</param>
    public DateTimeOffset StuckBefore(DateTimeOffset now) => TimeLimit.CutOff(Threshold, now);

    /// <summary>
    /// The rule as a filter that a database can run in an index on (status, since): the status is compared with a constant and
    /// the instant with a cut-off that is computed once.
    /// </summary>
    /// <remarks>
    /// <para>
    /// This rule's threshold alone: for a service with its own, take the rule <see cref="For"/> it and ask for its orders; several
    /// such questions are joined with <c>Concat</c>, which one statement runs. A panel that keeps submissions asks for orders that are
    /// placed as well.
    /// </para>
    /// <para>
    /// EF Core on SQLite does not compare <see cref="DateTimeOffset"/> columns: keep UTC ticks there, in a column of their own or by a
    /// value converter. A database that keeps microseconds cuts the cut-off to them, so that "longer" begins one microsecond later
    /// (domain rules, section 3).
    /// </para>
    /// </remarks>
    /// <typeparam name="TOrder">The panel's own order class.</typeparam>
    /// <param name="status">Where the class keeps the status.</param>
    /// <param name="since">Where it keeps the instant of entering the status.</param>
    /// <param name="now">The instant to judge at.</param>
    /// <exception cref="ArgumentNullException">An expression is <see langword="null"/>.</exception>
    public Expression<Func<TOrder, bool>> ToExpression<TOrder>(
        Expression<Func<TOrder, OrderStatus>> status, Expression<Func<TOrder, DateTimeOffset>> since, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(since);
        return InProcessing(status, since, InstantFilter.Before(StuckBefore(now)));
    }

    /// <summary>As the first overload, for a class that keeps the instant as UTC ticks: the form that every database compares alike.</summary>
    /// <typeparam name="TOrder">The panel's own order class.</typeparam>
    /// <param name="status">Where the class keeps the status.</param>
    /// <param name="sinceUtcTicks">Where it keeps <see cref="DateTimeOffset.UtcTicks"/> of entering the status.</param>
    /// <param name="now">The instant to judge at.</param>
    /// <exception cref="ArgumentNullException">An expression is <see langword="null"/>.</exception>
    public Expression<Func<TOrder, bool>> ToExpression<TOrder>(
        Expression<Func<TOrder, OrderStatus>> status, Expression<Func<TOrder, long>> sinceUtcTicks, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(sinceUtcTicks);
        return InProcessing(status, sinceUtcTicks, InstantFilter.TicksBefore(StuckBefore(now)));
    }

    /// <summary>As the first overload, for a class that keeps the instant as a <see cref="DateTime"/> in UTC (on PostgreSQL <c>timestamp with time zone</c>).</summary>
    /// <typeparam name="TOrder">The panel's own order class.</typeparam>
    /// <param name="status">Where the class keeps the status.</param>
    /// <param name="sinceUtc">Where it keeps <see cref="DateTimeOffset.UtcDateTime"/> of entering the status.</param>
    /// <param name="now">The instant to judge at.</param>
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

    private static TimeSpan EnsurePositive(TimeSpan threshold, string parameter) => threshold > TimeSpan.Zero
        ? threshold
        : throw new ArgumentOutOfRangeException(parameter, threshold, "The stuck threshold is above zero.");
}
