using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// How often a provider is asked about an order: often at first, and slower the longer the order stays in its status. A pure
/// function: no clock, no randomness. Whoever polls spreads the load.
/// </summary>
/// <remarks>
/// An open order is asked for again after the interval of its status or after its age divided by <see cref="AgeDivisor"/>, whichever is
/// longer, but the age never makes it longer than <see cref="Longest"/>. The age counts from entering the status: a move starts the quick
/// pace again. An order that has ended is asked for only where its status can still be corrected. In JSON each member is required: a
/// policy that was stored means the same where a later version has other defaults.
/// </remarks>
public sealed record PollPolicy
{
    /// <summary>The policy with every default.</summary>
    public static PollPolicy Default { get; } = new();

    /// <summary>Makes a policy: set what differs from the defaults.</summary>
    public PollPolicy()
    {
    }

    /// <summary>For JSON: what was written, checked.</summary>
    /// <param name="processing">How soon an order that is Processing is asked for again.</param>
    /// <param name="pending">How soon one that is Pending is.</param>
    /// <param name="inProgress">How soon one that is InProgress is.</param>
    /// <param name="ageDivisor">How much an order's age slows its polls.</param>
    /// <param name="longest">The longest interval that age alone leads to.</param>
    /// <param name="ended">How soon an order that has ended is asked for again.</param>
    /// <param name="endedFor">For how long after its end it is asked for.</param>
    /// <exception cref="JsonException">A value is outside what its member allows.</exception>
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

    /// <summary>How soon an order that is Processing is asked for again; above zero.</summary>
    /// <value>The default is 2 minutes.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or below.</exception>
    [JsonRequired]
    public TimeSpan Processing
    {
        get;
        init => field = EnsurePositive(value, nameof(Processing));
    } = TimeSpan.FromMinutes(2);

    /// <summary>How soon an order that is Pending is asked for again; above zero.</summary>
    /// <value>The default is 5 minutes.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or below.</exception>
    [JsonRequired]
    public TimeSpan Pending
    {
        get;
        init => field = EnsurePositive(value, nameof(Pending));
    } = TimeSpan.FromMinutes(5);

    /// <summary>How soon an order that is InProgress is asked for again; above zero.</summary>
    /// <value>The default is 5 minutes.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or below.</exception>
    [JsonRequired]
    public TimeSpan InProgress
    {
        get;
        init => field = EnsurePositive(value, nameof(InProgress));
    } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How much an order's age slows its polls: it is asked for again after its age divided by this, where that is longer than the interval of
    /// its status. From 1; at the default, an order of 5 hours is asked for every 15 minutes.
    /// </summary>
    /// <value>The default is 20.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    [JsonRequired]
    public int AgeDivisor
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(AgeDivisor), value, "An age is divided by 1 or more.");
    } = 20;

    /// <summary>The longest interval that age alone leads to; above zero. An interval of a status that is longer stays as it is.</summary>
    /// <value>The default is 1 hour.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or below.</exception>
    [JsonRequired]
    public TimeSpan Longest
    {
        get;
        init => field = EnsurePositive(value, nameof(Longest));
    } = TimeSpan.FromHours(1);

    /// <summary>How soon an order that has ended is asked for again, where its lifecycle permits corrections; above zero.</summary>
    /// <value>The default is 6 hours.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or below.</exception>
    [JsonRequired]
    public TimeSpan Ended
    {
        get;
        init => field = EnsurePositive(value, nameof(Ended));
    } = TimeSpan.FromHours(6);

    /// <summary>For how long after its end it is asked for; zero for not at all.</summary>
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
    /// How long after the instant the order is asked for again. <see langword="null"/> where nothing is to be asked: the order is not
    /// placed at a provider, or it has ended and its status is not corrected, or not any more.
    /// </summary>
    /// <remarks>At <see cref="OrderState.StatusSince"/> it is the interval that age has not stretched yet. A clock that is behind that counts as that.</remarks>
    /// <param name="order">The order as it is.</param>
    /// <param name="now">The instant to count from.</param>
    /// <param name="lifecycle">The order's lifecycle: one with corrections has final orders asked for.</param>
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

    private static TimeSpan EnsurePositive(TimeSpan value, string parameter) => value > TimeSpan.Zero
        ? value
        : throw new ArgumentOutOfRangeException(parameter, value, "An interval is above zero.");

    private TimeSpan Stretch(TimeSpan interval, long age) => new(Math.Max(interval.Ticks, Math.Min(Longest.Ticks, age / AgeDivisor)));
}
