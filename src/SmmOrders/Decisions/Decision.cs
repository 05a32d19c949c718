using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// What a person decides about an order, for <see cref="OrderTracker.Decide"/> (domain rules, section 7). Who decided, and why, is the
/// panel's to record.
/// </summary>
public sealed class Decision : IEquatable<Decision>
{
    private Decision(DecisionKind kind) => Kind = kind;

    /// <summary>For JSON: what was written, where one of the factories can say it.</summary>
    /// <param name="kind">What sort of decision it is.</param>
    /// <param name="status">The status that the order is to end in.</param>
    /// <param name="delivered">The units that were delivered.</param>
    /// <param name="cause">Why the order is canceled.</param>
    /// <param name="refundTotal">The total that a refund by hand leads to.</param>
    /// <param name="seenTotal">The total that the person saw.</param>
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
        Decision? said = (kind, status) switch
        {
            (DecisionKind.End, OrderStatus.Completed) => EndCompleted(),
            (DecisionKind.End, OrderStatus.Partial) when delivered is { } units => EndPartial(units),
            (DecisionKind.End, OrderStatus.Canceled) => EndCanceled(cause, delivered),
            (DecisionKind.Correct, OrderStatus.Partial) when delivered is { } units => CorrectToPartial(units),
            (DecisionKind.Correct, OrderStatus.Canceled) => CorrectToCanceled(cause, delivered),
            (DecisionKind.Refund, null) when refundTotal is { } total && seenTotal is { } seen => Refund(total, seen),
            _ => null,
        };
        JsonInput.Ensure(Equals(said), $"A decision to {kind} {status} lacks a member, or has one that does not belong to it.");
    }

    /// <summary>What sort of decision it is.</summary>
    public DecisionKind Kind { get; }

    /// <summary>The status that the order is to end in; <see langword="null"/> for a refund.</summary>
    public OrderStatus? Status { get; private init; }

    /// <summary>The units that were delivered; <see langword="null"/> where the decision does not say so.</summary>
    public long? Delivered { get; private init; }

    /// <summary>Why the order is canceled, where that is known.</summary>
    public CancelCause Cause { get; private init; }

    /// <summary>The total that a refund by hand leads to; <see langword="null"/> for all others.</summary>
    public decimal? RefundTotal { get; private init; }

    /// <summary>The total that the person saw before; <see langword="null"/> where no refund is decided.</summary>
    public decimal? SeenTotal { get; private init; }

    /// <summary>Whether both say the same.</summary>
    public static bool operator ==(Decision? left, Decision? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether they say something else.</summary>
    public static bool operator !=(Decision? left, Decision? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(Decision? other) => other is not null
        && (Kind, Status, Delivered, Cause, RefundTotal, SeenTotal)
            .Equals((other.Kind, other.Status, other.Delivered, other.Cause, other.RefundTotal, other.SeenTotal));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Decision);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Status, Delivered, Cause, RefundTotal, SeenTotal);

    /// <summary>An open order ends Completed: all of it was delivered, and nothing is refunded.</summary>
    public static Decision EndCompleted() => new(DecisionKind.End) { Status = OrderStatus.Completed };

    /// <summary>An open order ends Partial: the undelivered part is refunded.</summary>
    /// <param name="delivered">Units delivered: more than none, and fewer than were ordered.</param>
    public static Decision EndPartial(long delivered) => new(DecisionKind.End) { Status = OrderStatus.Partial, Delivered = delivered };

    /// <summary>An open order ends Canceled, and is refunded as the policy says. One that is not placed yet is withdrawn.</summary>
    /// <param name="cause">Why, where that is known.</param>
    /// <param name="delivered">
    /// Units delivered; by default what is known already. It moves money only with <see cref="RefundOnCanceled.UndeliveredOnly"/>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cause"/> is no cause.</exception>
    public static Decision EndCanceled(CancelCause cause = CancelCause.Unknown, long? delivered = null) =>
        new(DecisionKind.End) { Status = OrderStatus.Canceled, Cause = cause.EnsureDefined(), Delivered = delivered };

    /// <summary>A Completed order was Partial in truth, or a Partial one had fewer delivered.</summary>
    /// <param name="delivered">Units delivered: more than none, fewer than were ordered, and fewer than the Partial order has.</param>
    public static Decision CorrectToPartial(long delivered) => new(DecisionKind.Correct) { Status = OrderStatus.Partial, Delivered = delivered };

    /// <summary>A Completed or a Partial order is canceled after all.</summary>
    /// <inheritdoc cref="EndCanceled"/>
    public static Decision CorrectToCanceled(CancelCause cause = CancelCause.Unknown, long? delivered = null) =>
        new(DecisionKind.Correct) { Status = OrderStatus.Canceled, Cause = cause.EnsureDefined(), Delivered = delivered };

    /// <summary>Money is paid back by hand. It names both totals, so that a second click is a conflict and pays nothing.</summary>
    /// <param name="total">Everything that is paid back for the order afterwards; at most the charge.</param>
    /// <param name="seen">Everything that was paid back for it when the person looked.</param>
    public static Decision Refund(decimal total, decimal seen) => new(DecisionKind.Refund) { RefundTotal = total, SeenTotal = seen };

    /// <summary>For example <c>End Partial, 600 delivered</c>, the same in every culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Kind} {Status}{(Delivered is { } units ? $", {units} delivered" : "")}{(RefundTotal is { } total ? $"{total} in all, of {SeenTotal} seen" : "")}");
}
