using System.ComponentModel;
using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What varies by service. Everything is optional; <see cref="Default"/> has no settings of its own.</summary>
public sealed record ServiceProfile
{
    /// <summary>A service that follows the general rules and has no time frames of its own.</summary>
    public static ServiceProfile Default { get; } = new();

    /// <summary>Creates a profile without settings; set what is known.</summary>
    public ServiceProfile()
    {
    }

    /// <summary>For JSON deserialization; every member is validated.</summary>
    /// <param name="deliversWhilePending">Whether orders may stay Pending while they are delivered.</param>
    /// <param name="stuckAfter">The service's own stuck threshold.</param>
    /// <param name="expectedPending">How long an order usually waits in Pending.</param>
    /// <param name="expectedInProgress">How long delivery usually takes.</param>
    /// <param name="polling">How often the service's orders are polled.</param>
    /// <exception cref="JsonException">A value is out of range.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ServiceProfile(
        bool deliversWhilePending = false,
        TimeSpan? stuckAfter = null,
        TimeSpan? expectedPending = null,
        TimeSpan? expectedInProgress = null,
        PollPolicy? polling = null)
    {
        try
        {
            DeliversWhilePending = deliversWhilePending;
            StuckAfter = stuckAfter;
            ExpectedPending = expectedPending;
            ExpectedInProgress = expectedInProgress;
            Polling = polling;
        }
        catch (ArgumentException exception)
        {
            throw JsonInput.Refusal(exception);
        }
    }

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

    /// <summary>How often the service's orders are polled, if not like those of other services.</summary>
    /// <value>The default is <see langword="null"/>: <see cref="SmmOrdersOptions.Polling"/> applies.</value>
    public PollPolicy? Polling { get; init; }

    /// <summary>
    /// Whether the order is past the time frame of its status: longer than expected, to the tick. Never for Processing, a final
    /// status, or an order that is not placed at the provider.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="now">The instant to evaluate at; one before the order entered its status is not late.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    public bool IsLate(OrderState order, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order.IsPlaced && FrameOf(order.Status) is { } frame && TimeLimit.IsPast(order.StatusSince, frame, now);
    }

    /// <summary>
    /// "Late" as a filter over the orders of services with this profile that a database can run with an index on (status, since): it
    /// compares the status with a constant for each time frame, and the instant with a cut-off that is computed once. A profile
    /// without time frames matches no order.
    /// </summary>
    /// <remarks>
    /// <para>
    /// For many services with their own time frames, group them by profile (profiles with equal values are equal), query each group
    /// with <c>Where(order => ids.Contains(order.ServiceId)).Where(profile.ToLateExpression(…))</c>, and join the queries with
    /// <c>Concat</c>, which runs as one statement. For a timer, <see cref="OrderTracker.NextDeadline"/> in the row is simpler: it
    /// includes the service's time frames.
    /// </para>
    /// <para>
    /// The remarks of
    /// <see cref="StuckRule.ToExpression{TOrder}(Expression{Func{TOrder, OrderStatus}}, Expression{Func{TOrder, DateTimeOffset}}, DateTimeOffset)"/>
    /// about submissions, SQLite and microseconds apply here as well.
    /// </para>
    /// </remarks>
    /// <typeparam name="TOrder">The panel's own order class.</typeparam>
    /// <param name="status">Selects the status of an order.</param>
    /// <param name="since">Selects the instant at which the order entered the status.</param>
    /// <param name="now">The instant to evaluate at.</param>
    /// <exception cref="ArgumentNullException">An expression is <see langword="null"/>.</exception>
    public Expression<Func<TOrder, bool>> ToLateExpression<TOrder>(
        Expression<Func<TOrder, OrderStatus>> status, Expression<Func<TOrder, DateTimeOffset>> since, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(since);
        return InFrames(status, since, now, InstantFilter.Before);
    }

    /// <summary>The same filter for a class that stores the instant as UTC ticks, which every database compares in the same way.</summary>
    /// <typeparam name="TOrder">The panel's own order class.</typeparam>
    /// <param name="status">Selects the status of an order.</param>
    /// <param name="sinceUtcTicks">Selects the <see cref="DateTimeOffset.UtcTicks"/> of the instant at which the order entered the status.</param>
    /// <param name="now">The instant to evaluate at.</param>
    /// <exception cref="ArgumentNullException">An expression is <see langword="null"/>.</exception>
    public Expression<Func<TOrder, bool>> ToLateExpression<TOrder>(
        Expression<Func<TOrder, OrderStatus>> status, Expression<Func<TOrder, long>> sinceUtcTicks, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(sinceUtcTicks);
        return InFrames(status, sinceUtcTicks, now, InstantFilter.TicksBefore);
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
    public Expression<Func<TOrder, bool>> ToLateExpression<TOrder>(
        Expression<Func<TOrder, OrderStatus>> status, Expression<Func<TOrder, DateTime>> sinceUtc, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(sinceUtc);
        return InFrames(status, sinceUtc, now, InstantFilter.UtcBefore);
    }

    internal TimeSpan? FrameOf(OrderStatus status) => status switch
    {
        OrderStatus.Pending => ExpectedPending,
        OrderStatus.InProgress => ExpectedInProgress,
        _ => null,
    };

    private Expression<Func<TOrder, bool>> InFrames<TOrder, TInstant>(
        Expression<Func<TOrder, OrderStatus>> status,
        Expression<Func<TOrder, TInstant>> since,
        DateTimeOffset now,
        Func<DateTimeOffset, Expression<Func<TInstant, bool>>> isBefore)
    {
        ArgumentNullException.ThrowIfNull(status);
        Expression<Func<TOrder, bool>>? late = null;
        foreach (OrderStatus waiting in OrderStatuses.All)
        {
            if (FrameOf(waiting) is { } frame)
            {
                Expression<Func<TOrder, bool>> past = OrderFilter.HasStatus(status, waiting).And(OrderFilter.Matches(since, isBefore(TimeLimit.CutOff(frame, now))));
                late = late?.Or(past) ?? past;
            }
        }

        return late ?? (_ => false);
    }

    private static TimeSpan? EnsurePositive(TimeSpan? value, string parameter) =>
        value is { } given ? TimeLimit.EnsurePositive(given, parameter, "A time frame is above zero; leave it out where there is none.") : null;
}
