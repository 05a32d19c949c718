using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// The facts of one order as a panel stores them, one for each column. They are not validated here: <see cref="OrderState.From"/>
/// validates them together.
/// </summary>
public sealed record OrderFacts : IJsonOnDeserialized
{
    /// <summary>The order's status.</summary>
    public required OrderStatus Status { get; init; }

    /// <summary>When the order entered that status; not when its row was last updated.</summary>
    public required DateTimeOffset StatusSince { get; init; }

    /// <summary>Units ordered; above zero.</summary>
    public required long Quantity { get; init; }

    /// <summary>What the customer was charged, in the customer's currency; zero for a free order.</summary>
    public required decimal Charge { get; init; }

    /// <summary>Units delivered as last reported. May exceed the quantity.</summary>
    /// <value>The default is <see langword="null"/>: not known.</value>
    public long? Delivered { get; init; }

    /// <summary>The most units that any report showed as delivered; at least <see cref="Delivered"/>.</summary>
    /// <value>The default is <see langword="null"/>: the same as <see cref="Delivered"/>.</value>
    public long? MostDelivered { get; init; }

    /// <summary>What was paid back so far; from zero to the charge.</summary>
    /// <value>The default is zero.</value>
    public decimal Refunded { get; init; }

    /// <summary>Why the order was canceled, if known. Set only for an order that is Canceled.</summary>
    /// <value>The default is <see cref="CancelCause.Unknown"/>.</value>
    public CancelCause CancelCause { get; init; }

    /// <summary>Since when no usable answer about the order has come. Not set for an order that has ended.</summary>
    /// <value>The default is <see langword="null"/>: the last answer was about it.</value>
    public DateTimeOffset? UnansweredSince { get; init; }

    /// <summary>
    /// The open state findings: no events, at most one reason to be held, and, for an order that has ended, none of held, stuck, late
    /// and unanswered. Those of a submission or a request are open only while there is one, in the status that they are about.
    /// </summary>
    /// <value>The default is <see cref="Findings.None"/>.</value>
    public Findings Open { get; init; }

    /// <summary>
    /// How far the order has come on its way to the provider. If it is not placed, the order is open, or it is withdrawn and
    /// Canceled.
    /// </summary>
    /// <value>The default is <see langword="null"/>: not tracked, and the order counts as placed.</value>
    public Submission? Submission { get; init; }

    /// <summary>The last request to the provider about the order. Not set for an order that is not placed.</summary>
    /// <value>The default is <see langword="null"/>: there was none.</value>
    public OrderRequest? Request { get; init; }

    void IJsonOnDeserialized.OnDeserialized() => JsonInput.Check(() => FactChecks.Ensure(this));
}
