using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// The result of a report: the order before and after, the transitions, the refund due, and the findings. Status and money belong
/// together: store both, or neither.
/// </summary>
/// <remarks>
/// In JSON it consists of these five; computed properties are not written. <c>default</c> is not an update: it has no order, nothing
/// changed, and JSON refuses it.
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

    /// <summary>For JSON deserialization; the members must fit together.</summary>
    /// <param name="before">The order before.</param>
    /// <param name="order">The order after.</param>
    /// <param name="path">The transitions taken.</param>
    /// <param name="refund">The refund to pay.</param>
    /// <param name="findings">The findings.</param>
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
            "The Refund is not the difference between the refunded totals of Order and Before.");
    }

    /// <summary>The order is unchanged; there may be findings.</summary>
    internal static OrderUpdate Unchanged(OrderState order, Findings findings = Findings.None) => new(order, order, OrderPath.Empty, findings, refund: null);

    /// <summary>The order before.</summary>
    public OrderState Before { get; }

    /// <summary>The order after; if nothing changed, the same instance as <see cref="Before"/>.</summary>
    public OrderState Order { get; }

    /// <summary>The transitions taken; empty if the order stayed in its status.</summary>
    public OrderPath Path => _path ?? OrderPath.Empty;

    /// <summary>The refund to pay the customer now; <see langword="null"/> if none is due, never zero.</summary>
    // The private setter tells ASP.NET Core's OpenAPI that it may be null.
    public Refund? Refund { get; private init; }

    /// <summary>
    /// Everything odd about the report, and whether the order is stuck, late or unanswered after it. What an earlier report opened
    /// and this one did not close is only in <see cref="OrderState.Open"/>.
    /// </summary>
    public Findings Findings { get; }

    /// <summary>The states that began: open now, but not before.</summary>
    [JsonIgnore]
    public Findings Raised => Order is null ? Findings.None : Order.Open & ~Before.Open;

    /// <summary>The states that ended: open before, but no longer.</summary>
    [JsonIgnore]
    public Findings Cleared => Order is null ? Findings.None : Before.Open & ~Order.Open;

    /// <summary>
    /// Whether a correction of an ended order was applied, to its status and its money. <see langword="true"/> also if a person
    /// decided it. <see langword="false"/> if a report asked for it (<see cref="Findings.Correction"/>) and it was not applied: the
    /// panel did not opt in, the remains are unusable, or money would be taken back. <see langword="null"/> if there was no
    /// correction.
    /// </summary>
    [JsonIgnore]
    public bool? CorrectionApplied =>
        Before is { IsFinal: true } && Path.Count > 0 ? true
        : (Findings & Findings.Correction) != 0 ? false
        : null;

    /// <summary>Whether anything about the order changed and must be stored.</summary>
    [JsonIgnore]
    public bool Changed => Before != Order;

    /// <summary>Whether the order is held now, by this report or an earlier one: see <see cref="OrderState.Held"/>.</summary>
    [JsonIgnore]
    public bool IsHeld => Order is not null && Order.Held != Findings.None;

    /// <summary>Whether a person should look.</summary>
    [JsonIgnore]
    public bool NeedsAttention => Findings.NeedAttention();

    /// <summary>Whether the two are equal.</summary>
    public static bool operator ==(in OrderUpdate left, in OrderUpdate right) => left.Equals(right);

    /// <summary>Whether the two differ.</summary>
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
