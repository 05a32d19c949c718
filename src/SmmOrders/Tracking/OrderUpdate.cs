using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// What a report did to an order: the order after, the path it took, the refund that is due, and what was odd. Status and
/// money belong together: store both, or neither.
/// </summary>
/// <remarks>
/// In JSON it is the five facts; what follows from them is not written. <c>default</c> is no update: it has no order, nothing changed,
/// and JSON refuses it.
/// </remarks>
public readonly struct OrderUpdate : IEquatable<OrderUpdate>, IJsonOnSerializing
{
    private readonly OrderPath? _path;

    internal OrderUpdate(OrderState before, OrderState order, OrderPath path, Findings findings, Refund? refund)
    {
        Before = before;
        Order = order;
        _path = path;
        Refund = refund;
        Findings = findings;
    }

    /// <summary>For JSON: what was written, where it fits together.</summary>
    /// <param name="before">The order as it was.</param>
    /// <param name="order">The order as it is now.</param>
    /// <param name="path">The transitions taken.</param>
    /// <param name="refund">The money to pay.</param>
    /// <param name="findings">What was odd.</param>
    /// <exception cref="JsonException">A member is missing, or contradicts another.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public OrderUpdate(OrderState before, OrderState order, OrderPath path, Refund? refund = null, Findings findings = Findings.None)
        : this(
            JsonInput.Required(before, nameof(Before)), JsonInput.Required(order, nameof(Order)), JsonInput.Required(path, nameof(Path)), findings, refund)
    {
        JsonInput.Ensure(
            (before.Quantity, before.Charge) == (order.Quantity, order.Charge), "Before and Order are not the same order: quantity and charge never change.");
        JsonInput.Ensure(
            path.Count == 0 || (path[0].From, path[^1].To) == (before.Status, order.Status), "The Path does not lead from Before to Order.");
        JsonInput.Ensure(
            order.Refunded - before.Refunded == (refund?.Amount ?? 0m) && (refund is null || refund.TotalAfter == order.Refunded),
            "The Refund is not the difference between what is refunded in Order and in Before.");
    }

    /// <summary>Nothing happened to the order; something may be told all the same.</summary>
    internal static OrderUpdate Unchanged(OrderState order, Findings told = Findings.None) => new(order, order, OrderPath.Empty, told, refund: null);

    /// <summary>The order as it was.</summary>
    public OrderState Before { get; }

    /// <summary>The order as it is now; equal to <see cref="Before"/> where nothing changed, and then the very same object.</summary>
    public OrderState Order { get; }

    /// <summary>The transitions taken; empty where the order stayed in its status.</summary>
    public OrderPath Path => _path ?? OrderPath.Empty;

    /// <summary>The money to pay the customer now; <see langword="null"/> where none is due, never zero.</summary>
    // The private setter tells ASP.NET Core's OpenAPI that it may be null.
    public Refund? Refund { get; private init; }

    /// <summary>
    /// Everything that was odd about the report, and whether the order is stuck, late or unanswered after it. What an earlier report
    /// opened and this one did not close is in <see cref="OrderState.Open"/> alone.
    /// </summary>
    public Findings Findings { get; }

    /// <summary>The states that began: open now, and not before.</summary>
    [JsonIgnore]
    public Findings Raised => Order is null ? Findings.None : Order.Open & ~Before.Open;

    /// <summary>The states that ended: open before, and not any more.</summary>
    [JsonIgnore]
    public Findings Cleared => Order is null ? Findings.None : Before.Open & ~Order.Open;

    /// <summary>
    /// Whether a correction of an order that had ended was applied: the order has the status, and the money, that it leads to.
    /// <see langword="true"/> also where a person decided it. <see langword="false"/> where a report said it
    /// (<see cref="Findings.Correction"/>) and it was not: the panel did not opt in, the remains cannot be used, or money would be
    /// taken back. <see langword="null"/> where there was none.
    /// </summary>
    [JsonIgnore]
    public bool? CorrectionApplied =>
        Before is { IsFinal: true } && Path.Count > 0 ? true
        : (Findings & Findings.Correction) != 0 ? false
        : null;

    /// <summary>Whether anything about the order changed and wants to be stored.</summary>
    [JsonIgnore]
    public bool Changed => Before != Order;

    /// <summary>Whether the order is held now, by this report or an earlier one: see <see cref="OrderState.Held"/>.</summary>
    [JsonIgnore]
    public bool IsHeld => Order is not null && Order.Held != Findings.None;

    /// <summary>Whether a person should look.</summary>
    [JsonIgnore]
    public bool NeedsAttention => Findings.NeedAttention();

    /// <summary>Whether both did the same.</summary>
    public static bool operator ==(in OrderUpdate left, in OrderUpdate right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(in OrderUpdate left, in OrderUpdate right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(OrderUpdate other) =>
        Before == other.Before && Order == other.Order && Path.Equals(other.Path) && Refund == other.Refund && Findings == other.Findings;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is OrderUpdate other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Before, Order, Path, Refund, Findings);

    void IJsonOnSerializing.OnSerializing() => JsonInput.EnsureMade(Order is not null, nameof(OrderUpdate));

    /// <summary>For example <c>Processing > InProgress > Partial, refund 4.00 (4.00 in all, PartiallyDelivered), SkippedAhead</c>.</summary>
    public override string ToString() => Order is null
        ? "no update"
        : $"{(Path.Count > 0 ? Path.ToString() : Order.Status.ToString())}, refund {(object?)Refund ?? "none"}, {Findings}";
}
