using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// How often an order is polled: often at first, and less often the longer it stays in its status. Pure: no clock, no randomness.
/// Spreading the load is up to the caller.
/// </summary>
/// <remarks>
/// An open order is polled again after the interval of its status or after its age divided by <see cref="AgeDivisor"/>, whichever is
/// longer, but age never makes the interval longer than <see cref="Longest"/>. The age counts from entering the status, so a new
/// status starts with short intervals again. An order that has ended is polled only if its status can still be corrected. In JSON
/// every member is required: a stored policy means the same even if a later version has other defaults.
/// </remarks>
public sealed record PollPolicy
{
    private const int Buckets = 64;
    private const int MostSpread = 8;

    /// <summary>The policy with all defaults.</summary>
    public static PollPolicy Default { get; } = new();

    /// <summary>Creates a policy with all defaults; set what differs.</summary>
    public PollPolicy()
    {
    }

    /// <summary>For JSON deserialization; every member is validated.</summary>
    /// <param name="processing">The interval while Processing.</param>
    /// <param name="pending">The interval while Pending.</param>
    /// <param name="inProgress">The interval while InProgress.</param>
    /// <param name="ageDivisor">How much an order's age slows its polls.</param>
    /// <param name="longest">The longest interval that age alone leads to.</param>
    /// <param name="ended">The interval after the end.</param>
    /// <param name="endedFor">How long an order is polled after its end.</param>
    /// <exception cref="JsonException">A value is out of range.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public PollPolicy(TimeSpan processing, TimeSpan pending, TimeSpan inProgress, int ageDivisor, TimeSpan longest, TimeSpan ended, TimeSpan endedFor)
    {
        try
        {
            Processing = processing;
            Pending = pending;
            InProgress = inProgress;
            AgeDivisor = ageDivisor;
            Longest = longest;
            Ended = ended;
            EndedFor = endedFor;
        }
        catch (ArgumentException exception)
        {
            throw JsonInput.Refusal(exception);
        }
    }

    /// <summary>The interval at which an order that is Processing is polled; above zero.</summary>
    /// <value>The default is 2 minutes.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or below.</exception>
    [JsonRequired]
    public TimeSpan Processing
    {
        get;
        init => field = EnsurePositive(value, nameof(Processing));
    } = TimeSpan.FromMinutes(2);

    /// <summary>The interval at which an order that is Pending is polled; above zero.</summary>
    /// <value>The default is 5 minutes.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or below.</exception>
    [JsonRequired]
    public TimeSpan Pending
    {
        get;
        init => field = EnsurePositive(value, nameof(Pending));
    } = TimeSpan.FromMinutes(5);

    /// <summary>The interval at which an order that is InProgress is polled; above zero.</summary>
    /// <value>The default is 5 minutes.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or below.</exception>
    [JsonRequired]
    public TimeSpan InProgress
    {
        get;
        init => field = EnsurePositive(value, nameof(InProgress));
    } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How much an order's age slows its polls: it is polled again after its age divided by this, if that is longer than the interval
    /// of its status. At least 1; with the default, an order that is 5 hours old is polled every 15 minutes.
    /// </summary>
    /// <value>The default is 20.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    [JsonRequired]
    public int AgeDivisor
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(AgeDivisor), value, "An age is divided by 1 or more.");
    } = 20;

    /// <summary>The longest interval that age alone leads to; above zero. A longer interval of a status stays unchanged.</summary>
    /// <value>The default is 1 hour.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or below.</exception>
    [JsonRequired]
    public TimeSpan Longest
    {
        get;
        init => field = EnsurePositive(value, nameof(Longest));
    } = TimeSpan.FromHours(1);

    /// <summary>The interval at which an order that has ended is polled, if its lifecycle permits corrections; above zero.</summary>
    /// <value>The default is 6 hours.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or below.</exception>
    [JsonRequired]
    public TimeSpan Ended
    {
        get;
        init => field = EnsurePositive(value, nameof(Ended));
    } = TimeSpan.FromHours(6);

    /// <summary>How long an order is polled after its end; zero for not at all.</summary>
    /// <value>The default is 3 days.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below zero.</exception>
    [JsonRequired]
    public TimeSpan EndedFor
    {
        get;
        init => field = value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(EndedFor), value, "The time after an order's end is zero or above.");
    } = TimeSpan.FromDays(3);

    /// <summary>
    /// How long after the instant to poll the order again. <see langword="null"/> if it is not to be polled: it is not placed at a
    /// provider, or it has ended and its status cannot be corrected, or no longer.
    /// </summary>
    /// <remarks>
    /// At <see cref="OrderState.StatusSince"/> it is the interval of the status, not stretched by age. An earlier instant counts as
    /// that one.
    /// </remarks>
    /// <param name="order">The current order.</param>
    /// <param name="now">The instant to count from.</param>
    /// <param name="lifecycle">The order's lifecycle: with corrections, final orders are polled as well.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> or <paramref name="lifecycle"/> is <see langword="null"/>.</exception>
    public TimeSpan? IntervalAt(OrderState order, DateTimeOffset now, OrderLifecycle lifecycle)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(lifecycle);
        long age = Math.Max(0, (now - order.StatusSince).Ticks);
        return order.Status switch
        {
            _ when !order.IsPlaced => null,
            OrderStatus.Processing => Stretch(Processing, age),
            OrderStatus.Pending => Stretch(Pending, age),
            OrderStatus.InProgress => Stretch(InProgress, age),
            _ => lifecycle.PermittedTriggers(order.Status).Count > 0 && age < EndedFor.Ticks ? Ended : null,
        };
    }

    /// <summary>
    /// An interval that is a little longer by the order's bucket, by up to an eighth, so that orders that were added together are not polled
    /// together for ever.
    /// </summary>
    /// <param name="interval">The interval; zero or above.</param>
    /// <param name="bucket">The order's bucket: 0 to 63. In bucket 0 the interval stays as it is.</param>
    /// <returns>Whole microseconds.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="interval"/> is below zero, or <paramref name="bucket"/> is not from 0 to 63.</exception>
    public static TimeSpan Spread(TimeSpan interval, int bucket)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(bucket);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(bucket, Buckets);
        long whole = interval.Ticks / TimeSpan.TicksPerMicrosecond;
        return new((whole + (whole / (Buckets * MostSpread) * bucket)) * TimeSpan.TicksPerMicrosecond);
    }

    private static TimeSpan EnsurePositive(TimeSpan value, string parameter) => TimeLimit.EnsurePositive(value, parameter, "An interval is above zero.");

    private TimeSpan Stretch(TimeSpan interval, long age) => new(Math.Max(interval.Ticks, Math.Min(Longest.Ticks, age / AgeDivisor)));
}
