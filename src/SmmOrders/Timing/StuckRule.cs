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

    /// <summary>Whether the order is stuck at the instant.</summary>
    /// <param name="order">The order.</param>
    /// <param name="now">The instant to judge at.</param>
    /// <param name="service">The order's service, whose own threshold goes before this rule's; none by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    public bool IsStuck(OrderState order, DateTimeOffset now, ServiceProfile? service = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order.Status == OrderStatus.Processing && TimeLimit.IsPast(order.StatusSince, service?.StuckAfter ?? Threshold, now);
    }

    /// <summary>
    /// The instant before which an order must have entered Processing to be stuck now, by this rule's threshold alone: what a
    /// query compares with. In UTC; clamped to the earliest instant there is, before which nothing lies.
    /// </summary>
    /// <param name="now">The instant to judge at.</param>
    public DateTimeOffset StuckBefore(DateTimeOffset now) =>
        now.UtcTicks < Threshold.Ticks ? DateTimeOffset.MinValue : now.ToUniversalTime() - Threshold;

    /// <summary>
    /// The rule as a filter that a database can run in an index on (status, since): the status is compared with a constant and
    /// the instant with a cut-off that is computed once.
    /// </summary>
    /// <remarks>
    /// This rule's threshold alone: for services with one of their own, make a rule of it, and a filter of each.
    /// </remarks>
    /// <typeparam name="TOrder">The panel's own order class.</typeparam>
    /// <param name="status">Where the class keeps the status.</param>
    /// <param name="since">Where it keeps the instant of entering the status.</param>
    /// <param name="now">The instant to judge at.</param>
    /// <exception cref="ArgumentNullException">An expression is <see langword="null"/>.</exception>
    public Expression<Func<TOrder, bool>> ToExpression<TOrder>(
        Expression<Func<TOrder, OrderStatus>> status, Expression<Func<TOrder, DateTimeOffset>> since, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(status);
        ArgumentNullException.ThrowIfNull(since);
        DateTimeOffset cutOff = StuckBefore(now);
        return Filter(status, since, instant => instant < cutOff);
    }

    /// <summary>As the other overload, for a class that keeps the instant as UTC ticks: the form that every database compares alike.</summary>
    /// <typeparam name="TOrder">The panel's own order class.</typeparam>
    /// <param name="status">Where the class keeps the status.</param>
    /// <param name="sinceUtcTicks">Where it keeps <see cref="DateTimeOffset.UtcTicks"/> of entering the status.</param>
    /// <param name="now">The instant to judge at.</param>
    /// <exception cref="ArgumentNullException">An expression is <see langword="null"/>.</exception>
    public Expression<Func<TOrder, bool>> ToExpression<TOrder>(
        Expression<Func<TOrder, OrderStatus>> status, Expression<Func<TOrder, long>> sinceUtcTicks, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(status);
        ArgumentNullException.ThrowIfNull(sinceUtcTicks);
        long cutOff = StuckBefore(now).UtcTicks;
        return Filter(status, sinceUtcTicks, ticks => ticks < cutOff);
    }

    // The cut-off stays a captured variable: a query translator makes a parameter of it, so that its plan can be reused. The
    // comparison is the compiler's, not looked up by name, so that it survives ahead-of-time compilation.
    private static Expression<Func<TOrder, bool>> Filter<TOrder, TInstant>(
        Expression<Func<TOrder, OrderStatus>> status, Expression<Func<TOrder, TInstant>> since, Expression<Func<TInstant, bool>> isBefore)
    {
        ParameterExpression order = status.Parameters[0];
        Expression sinceBody = new Replace(since.Parameters[0], order).Visit(since.Body);
        return Expression.Lambda<Func<TOrder, bool>>(
            Expression.AndAlso(
                Expression.Equal(status.Body, Expression.Constant(OrderStatus.Processing)),
                new Replace(isBefore.Parameters[0], sinceBody).Visit(isBefore.Body)),
            order);
    }

    private sealed class Replace(ParameterExpression parameter, Expression with) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? with : node;
    }

    private static TimeSpan EnsurePositive(TimeSpan threshold, string parameter) => threshold > TimeSpan.Zero
        ? threshold
        : throw new ArgumentOutOfRangeException(parameter, threshold, "The stuck threshold is above zero.");
}
