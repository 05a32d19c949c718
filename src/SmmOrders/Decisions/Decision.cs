using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// A person's decision about an order, for <see cref="OrderTracker.Decide"/> (domain rules, section 7). The panel records who
/// decided, and why.
/// </summary>
public sealed class Decision : IEquatable<Decision>
{
    private Decision(DecisionKind kind) => Kind = kind;

    /// <summary>For JSON deserialization; the members must be those of one factory method.</summary>
    /// <param name="kind">The kind of decision.</param>
    /// <param name="status">The status in which the order ends.</param>
    /// <param name="delivered">Units delivered.</param>
    /// <param name="cause">Why the order is canceled.</param>
    /// <param name="refundTotal">The refunded total after a manual refund.</param>
    /// <param name="seenTotal">The refunded total that the person saw before.</param>
    /// <exception cref="JsonException">A member is missing, or contradicts another.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Decision(
        DecisionKind kind,
        OrderStatus? status = null,
        long? delivered = null,
        CancelCause cause = CancelCause.Unknown,
        decimal? refundTotal = null,
        decimal? seenTotal = null)
        : this(JsonInput.Defined(kind, nameof(Kind)))
    {
        Status = status;
        Delivered = delivered;
        Cause = JsonInput.Defined(cause, nameof(Cause));
        RefundTotal = refundTotal;
        SeenTotal = seenTotal;
        Decision? made = (kind, status) switch
        {
            (DecisionKind.End, OrderStatus.Completed) => EndCompleted(),
            (DecisionKind.End, OrderStatus.Partial) when delivered is { } units => EndPartial(units),
            (DecisionKind.End, OrderStatus.Canceled) => EndCanceled(cause, delivered),
            (DecisionKind.Correct, OrderStatus.Partial) when delivered is { } units => CorrectToPartial(units),
            (DecisionKind.Correct, OrderStatus.Canceled) => CorrectToCanceled(cause, delivered),
            (DecisionKind.Refund, null) when refundTotal is { } total && seenTotal is { } seen => Refund(total, seen),
            _ => null,
        };
        JsonInput.Ensure(Equals(made), $"A decision to {kind} {status} lacks a member, or has one that does not belong to it.");
    }

    /// <summary>The kind of decision.</summary>
    public DecisionKind Kind { get; }

    /// <summary>The status in which the order ends; <see langword="null"/> for a refund.</summary>
    public OrderStatus? Status { get; private init; }

    /// <summary>Units delivered; <see langword="null"/> if the decision does not state them.</summary>
    public long? Delivered { get; private init; }

    /// <summary>Why the order is canceled, if known.</summary>
    public CancelCause Cause { get; private init; }

    /// <summary>The refunded total after a manual refund; <see langword="null"/> for other decisions.</summary>
    public decimal? RefundTotal { get; private init; }

    /// <summary>The refunded total that the person saw before; <see langword="null"/> for other decisions than a refund.</summary>
    public decimal? SeenTotal { get; private init; }

    /// <summary>Whether the two are equal.</summary>
    public static bool operator ==(Decision? left, Decision? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(Decision? left, Decision? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(Decision? other) => other is not null
        && (Kind, Status, Delivered, Cause, RefundTotal, SeenTotal)
            .Equals((other.Kind, other.Status, other.Delivered, other.Cause, other.RefundTotal, other.SeenTotal));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Decision);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Status, Delivered, Cause, RefundTotal, SeenTotal);

    /// <summary>Ends an open order as Completed: everything was delivered, and nothing is refunded.</summary>
    public static Decision EndCompleted() => new(DecisionKind.End) { Status = OrderStatus.Completed };

    /// <summary>Ends an open order as Partial: the undelivered part is refunded.</summary>
    /// <param name="delivered">Units delivered; above zero, and below the quantity.</param>
    public static Decision EndPartial(long delivered) => new(DecisionKind.End) { Status = OrderStatus.Partial, Delivered = delivered };

    /// <summary>Ends an open order as Canceled, and refunds it by the refund policy. An order that is not placed yet is withdrawn.</summary>
    /// <param name="cause">The cause, if known.</param>
    /// <param name="delivered">
    /// Units delivered; by default the count that is already known. It affects the refund only with
    /// <see cref="RefundOnCanceled.UndeliveredOnly"/>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cause"/> is not a defined cause.</exception>
    public static Decision EndCanceled(CancelCause cause = CancelCause.Unknown, long? delivered = null) =>
        new(DecisionKind.End) { Status = OrderStatus.Canceled, Cause = cause.EnsureDefined(), Delivered = delivered };

    /// <summary>Corrects a Completed order to Partial, or a Partial order to fewer units delivered.</summary>
    /// <param name="delivered">Units delivered; above zero, below the quantity, and below the count of a Partial order.</param>
    public static Decision CorrectToPartial(long delivered) => new(DecisionKind.Correct) { Status = OrderStatus.Partial, Delivered = delivered };

    /// <summary>Corrects a Completed or Partial order to Canceled.</summary>
    /// <inheritdoc cref="EndCanceled"/>
    public static Decision CorrectToCanceled(CancelCause cause = CancelCause.Unknown, long? delivered = null) =>
        new(DecisionKind.Correct) { Status = OrderStatus.Canceled, Cause = cause.EnsureDefined(), Delivered = delivered };

    /// <summary>Refunds money manually. It states both totals, so that a second click is a conflict and pays nothing.</summary>
    /// <param name="total">The order's refunded total afterwards; at most the charge.</param>
    /// <param name="seen">The order's refunded total when the person looked.</param>
    public static Decision Refund(decimal total, decimal seen) => new(DecisionKind.Refund) { RefundTotal = total, SeenTotal = seen };

    /// <summary>For example <c>End Partial, 600 delivered</c>; independent of culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Kind} {Status}{(Delivered is { } units ? $", {units} delivered" : "")}{(RefundTotal is { } total ? $"{total} in all, of {SeenTotal} seen" : "")}");
}
