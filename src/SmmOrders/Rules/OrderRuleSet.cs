using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What decides for the orders of one currency, provider and service. Made by <see cref="OrderRules.For"/> alone.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderRuleSet
{
    internal OrderRuleSet(OrderTracker tracker, OrderGuide guide, PollPolicy polling)
    {
        Tracker = tracker;
        Guide = guide;
        Polling = polling;
    }

    /// <summary>Decides what reports, time, steps and people do to an order. It knows the service: its calls need no <see cref="ServiceProfile"/>.</summary>
    public OrderTracker Tracker { get; }

    /// <summary>Has the words for the customer. It knows the currency and the service.</summary>
    public OrderGuide Guide { get; }

    /// <summary>How often the provider is asked about an order.</summary>
    public PollPolicy Polling { get; }

    /// <summary>How refunds are made: follows from the currency.</summary>
    public RefundPolicy Refunds => Tracker.Refunds;

    /// <summary>Which transitions are legal: follows from the provider.</summary>
    public OrderLifecycle Lifecycle => Tracker.Lifecycle;

    /// <summary>What is special about the service: follows from the panel's own service.</summary>
    public ServiceProfile Profile => Tracker.Profile;

    /// <summary>How long after the instant the order is asked for again; see <see cref="PollPolicy.IntervalAt"/>.</summary>
    /// <param name="order">The order as it is.</param>
    /// <param name="now">The instant to count from.</param>
    /// <returns><see langword="null"/> where nothing is to be asked.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    public TimeSpan? PollInterval(OrderState order, DateTimeOffset now) => Polling.IntervalAt(order, now, Lifecycle);
}
