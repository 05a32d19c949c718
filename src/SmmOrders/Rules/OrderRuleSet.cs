using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>The rules for orders of one currency, provider and service. Returned by <see cref="OrderRules.For"/>.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderRuleSet
{
    internal OrderRuleSet(OrderTracker tracker, OrderGuide guide, PollPolicy polling)
    {
        Tracker = tracker;
        Guide = guide;
        Polling = polling;
    }

    /// <summary>Applies reports, time, steps and decisions to an order. It knows the service: calls need no <see cref="ServiceProfile"/>.</summary>
    public OrderTracker Tracker { get; }

    /// <summary>Explains an order to the customer. It knows the currency and the service.</summary>
    public OrderGuide Guide { get; }

    /// <summary>How often an order is polled.</summary>
    public PollPolicy Polling { get; }

    /// <summary>How refunds are calculated; depends on the currency.</summary>
    public RefundPolicy Refunds => Tracker.Refunds;

    /// <summary>Which transitions are legal; depends on the provider.</summary>
    public OrderLifecycle Lifecycle => Tracker.Lifecycle;

    /// <summary>The profile of the panel's own service.</summary>
    public ServiceProfile Profile => Tracker.Profile;

    /// <summary>How long after the instant to poll the order again; see <see cref="PollPolicy.IntervalAt"/>.</summary>
    /// <param name="order">The current order.</param>
    /// <param name="now">The instant to count from.</param>
    /// <returns><see langword="null"/> if the order is not to be polled.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    public TimeSpan? PollInterval(OrderState order, DateTimeOffset now) => Polling.IntervalAt(order, now, Lifecycle);
}
