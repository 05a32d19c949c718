using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>A panel's options. They are validated and copied when they are registered: later changes have no effect.</summary>
/// <remarks>
/// A panel with one currency only needs <see cref="Refunds"/>. Names of currencies, providers and services are compared ordinally,
/// ignoring case; a name must not be empty or have leading or trailing white space.
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class SmmOrdersOptions
{
    /// <summary>
    /// How refunds are calculated; decimals and rounding are never implied. Applies to every currency without an entry in
    /// <see cref="RefundsByCurrency"/>.
    /// </summary>
    /// <value>
    /// The default is <see langword="null"/>. That is refused, unless there are entries by currency; then an order in any other
    /// currency is refused.
    /// </value>
    public RefundPolicy? Refunds { get; set; }

    /// <summary>How refunds in a currency are calculated, by its code: <c>options.RefundsByCurrency["VND"] = RefundPolicy.HalfUp(0)</c>.</summary>
    /// <value>The default is empty.</value>
    public IDictionary<string, RefundPolicy> RefundsByCurrency { get; } = new Dictionary<string, RefundPolicy>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Which transitions are legal. Applies to every provider without an entry in <see cref="LifecycleByProvider"/>.</summary>
    /// <value>The default is <see cref="OrderLifecycle.Default"/>.</value>
    public OrderLifecycle Lifecycle { get; set; } = OrderLifecycle.Default;

    /// <summary>Which transitions are legal for a provider, by its name. Most providers need <see cref="OrderLifecycle.PerfectPanel"/>.</summary>
    /// <value>The default is empty.</value>
    public IDictionary<string, OrderLifecycle> LifecycleByProvider { get; } = new Dictionary<string, OrderLifecycle>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The profiles of services, by the identifier under which the panel's own customers order them. They override the general
    /// thresholds and <see cref="Polling"/>.
    /// </summary>
    /// <value>The default is empty. A service without an entry has <see cref="ServiceProfile.Default"/>.</value>
    public IDictionary<string, ServiceProfile> Services { get; } = new Dictionary<string, ServiceProfile>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long an order may be Processing before it is stuck; above zero. A service may have its own.</summary>
    /// <value>The default is 3 hours.</value>
    public TimeSpan StuckAfter { get; set; } = StuckRule.Default.Threshold;

    /// <summary>How long an open order may go without a usable answer before it is unanswered; above zero.</summary>
    /// <value>The default is 24 hours.</value>
    public TimeSpan UnansweredAfter { get; set; } = UnansweredRule.Default.Threshold;

    /// <summary>How often an order is polled. A service may have its own.</summary>
    /// <value>The default is <see cref="PollPolicy.Default"/>.</value>
    public PollPolicy Polling { get; set; } = PollPolicy.Default;

    /// <summary>How the guide writes amounts. Applies to every currency without an entry in <see cref="MoneyByCurrency"/>.</summary>
    /// <value>The default is <see langword="null"/>: plain digits, without a currency.</value>
    public MoneyFormat? Money { get; set; }

    /// <summary>How the guide writes amounts of a currency, by its code.</summary>
    /// <value>The default is empty.</value>
    public IDictionary<string, MoneyFormat> MoneyByCurrency { get; } = new Dictionary<string, MoneyFormat>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The texts of the guide: <c>options.Texts = options.Texts.With(GuideText.AdviceCanceled, "…")</c>.</summary>
    /// <value>The default is <see cref="GuideTexts.BuiltIn"/>.</value>
    public GuideTexts Texts { get; set; } = GuideTexts.BuiltIn;
}
