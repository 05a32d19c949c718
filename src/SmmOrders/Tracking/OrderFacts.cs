using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// The facts of one order as a panel stores them, one for each column. Nothing is checked here: <see cref="OrderState.From"/>
/// checks them together.
/// </summary>
public sealed record OrderFacts : IJsonOnDeserialized
{
    /// <summary>The status that the order is in.</summary>
    public required OrderStatus Status { get; init; }

    /// <summary>When it entered that status; not when its row was last touched.</summary>
    public required DateTimeOffset StatusSince { get; init; }

    /// <summary>Units ordered; above zero.</summary>
    public required long Quantity { get; init; }

    /// <summary>What the customer was charged, in the customer's currency; zero for a free order.</summary>
    public required decimal Charge { get; init; }

    /// <summary>Units delivered as last reported. May exceed the quantity.</summary>
    /// <value>The default is <see langword="null"/>: not known.</value>
    public long? Delivered { get; init; }

    /// <summary>The most units that any report showed as delivered; at least <see cref="Delivered"/>.</summary>
    /// <value>The default is <see langword="null"/>: what is delivered now, as far as known.</value>
    public long? MostDelivered { get; init; }

    /// <summary>What was paid back so far; from zero to the charge.</summary>
    /// <value>The default is zero.</value>
    public decimal Refunded { get; init; }

    /// <summary>Why it was canceled, where that is known.</summary>
    /// <value>The default is <see cref="CancelCause.Unknown"/>.</value>
    public CancelCause CancelCause { get; init; }

    /// <summary>Since when no usable answer came about it. An order that has ended has none.</summary>
    /// <value>The default is <see langword="null"/>: the last answer was about it.</value>
    public DateTimeOffset? UnansweredSince { get; init; }

    /// <summary>
    /// Which state findings are open: no event, at most one reason to be held, and for an order that has ended neither held nor
    /// stuck, late or unanswered.
    /// </summary>
    /// <value>The default is <see cref="Findings.None"/>.</value>
    public Findings Open { get; init; }

    /// <summary>How far it has come on its way to the provider. Where it is not placed, the order is open, or withdrawn and Canceled.</summary>
    /// <value>The default is <see langword="null"/>: not kept here, and the order counts as placed.</value>
    public Submission? Submission { get; init; }

    /// <summary>The last request to the provider about it. An order that is not placed has none.</summary>
    /// <value>The default is <see langword="null"/>: there was none.</value>
    public OrderRequest? Request { get; init; }

    void IJsonOnDeserialized.OnDeserialized() => JsonInput.Check(() => FactChecks.Ensure(this));
}
