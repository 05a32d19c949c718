using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>How a panel uses the library. Checked when it is registered.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class SmmOrdersOptions
{
    /// <summary>How refunds are made. Must be set: scale and rounding are named, never implied.</summary>
    /// <value>The default is <see langword="null"/>, which is refused.</value>
    public RefundPolicy? Refunds { get; set; }

    /// <summary>Which transitions are legal.</summary>
    /// <value>The default is <see cref="OrderLifecycle.Default"/>.</value>
    public OrderLifecycle Lifecycle { get; set; } = OrderLifecycle.Default;

    /// <summary>How long an order may be Processing before it is stuck; above zero.</summary>
    /// <value>The default is 3 hours.</value>
    public TimeSpan StuckAfter { get; set; } = StuckRule.Default.Threshold;

    /// <summary>How long an open order may go without a usable answer before it is unanswered; above zero.</summary>
    /// <value>The default is 24 hours.</value>
    public TimeSpan UnansweredAfter { get; set; } = UnansweredRule.Default.Threshold;
}
