using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>How a panel uses the library. Checked when it is registered, and copied: later changes have no effect.</summary>
/// <remarks>
/// A panel with one currency sets <see cref="Refunds"/> and is done. The names of currencies, providers and services are compared without
/// regard to case, in every culture alike; a name is not empty and has no white space around it.
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class SmmOrdersOptions
{
    /// <summary>How refunds are made: scale and rounding are named, never implied. It holds for every currency that <see cref="RefundsByCurrency"/> does not name.</summary>
    /// <value>The default is <see langword="null"/>. That is refused, unless currencies are named; then an order in any other currency is refused.</value>
    public RefundPolicy? Refunds { get; set; }

    /// <summary>How refunds are made in a currency, by its code: <c>options.RefundsByCurrency["VND"] = RefundPolicy.HalfUp(0)</c>.</summary>
    /// <value>The default is empty.</value>
    public IDictionary<string, RefundPolicy> RefundsByCurrency { get; } = new Dictionary<string, RefundPolicy>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Which transitions are legal. It holds for every provider that <see cref="LifecycleByProvider"/> does not name.</summary>
    /// <value>The default is <see cref="OrderLifecycle.Default"/>.</value>
    public OrderLifecycle Lifecycle { get; set; } = OrderLifecycle.Default;

    /// <summary>Which transitions are legal with a provider, by its name. Most providers need <see cref="OrderLifecycle.PerfectPanel"/>.</summary>
    /// <value>The default is empty.</value>
    public IDictionary<string, OrderLifecycle> LifecycleByProvider { get; } = new Dictionary<string, OrderLifecycle>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// What is special about a service, by the identifier under which the panel's own customers order it. It goes before the general
    /// thresholds and <see cref="Polling"/>.
    /// </summary>
    /// <value>The default is empty. A service that is not named is <see cref="ServiceProfile.Default"/>.</value>
    public IDictionary<string, ServiceProfile> Services { get; } = new Dictionary<string, ServiceProfile>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long an order may be Processing before it is stuck; above zero. A service may have its own.</summary>
    /// <value>The default is 3 hours.</value>
    public TimeSpan StuckAfter { get; set; } = StuckRule.Default.Threshold;

    /// <summary>How long an open order may go without a usable answer before it is unanswered; above zero.</summary>
    /// <value>The default is 24 hours.</value>
    public TimeSpan UnansweredAfter { get; set; } = UnansweredRule.Default.Threshold;

    /// <summary>How often a provider is asked about an order. A service may have its own.</summary>
    /// <value>The default is <see cref="PollPolicy.Default"/>.</value>
    public PollPolicy Polling { get; set; } = PollPolicy.Default;

    /// <summary>How the guide writes amounts. It holds for every currency that <see cref="MoneyByCurrency"/> does not name.</summary>
    /// <value>The default is <see langword="null"/>: plain digits, without a currency.</value>
    public MoneyFormat? Money { get; set; }

    /// <summary>How the guide writes amounts of a currency, by its code.</summary>
    /// <value>The default is empty.</value>
    public IDictionary<string, MoneyFormat> MoneyByCurrency { get; } = new Dictionary<string, MoneyFormat>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the guide says: <c>options.Texts = options.Texts.With(GuideText.AdviceCanceled, "…")</c>.</summary>
    /// <value>The default is <see cref="GuideTexts.BuiltIn"/>.</value>
    public GuideTexts Texts { get; set; } = GuideTexts.BuiltIn;
}
