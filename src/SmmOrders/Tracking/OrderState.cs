using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// One order, validated. Immutable: <see cref="OrderTracker.Observe"/> returns the order after a report and leaves this one
/// unchanged.
/// </summary>
/// <remarks>
/// Quantity and charge are fixed when the order is placed: no report changes them, and every refund is calculated from them. Orders
/// with equal facts are equal; neither the offsets of instants nor trailing zeros of amounts matter. In JSON an order consists of its
/// <see cref="Facts"/>; computed properties are not written.
/// </remarks>
public sealed class OrderState : IEquatable<OrderState>
{
    private OrderState(OrderStatus status, DateTimeOffset statusSince, long quantity, decimal charge)
    {
        Status = status;
        StatusSince = statusSince;
        Quantity = quantity;
        Charge = charge;
    }

    private OrderState(OrderFacts facts, OrderStatus status)
        : this(status, facts.StatusSince, facts.Quantity, facts.Charge)
    {
        Delivered = facts.Delivered;
        MostDelivered = facts.MostDelivered ?? facts.Delivered;
        Refunded = facts.Refunded;
        CancelCause = facts.CancelCause;
        UnansweredSince = facts.UnansweredSince;
        Open = facts.Open;
        Submission = facts.Submission;
        Request = facts.Request;
    }

    private OrderState(
        OrderState before, OrderStatus status, DateTimeOffset statusSince, long? delivered, long? mostDelivered, in decimal refunded,
        CancelCause cancelCause, Findings open)
    {
        Status = status;
        StatusSince = statusSince;
        Quantity = before.Quantity;
        Charge = before.Charge;
        Delivered = delivered;
        MostDelivered = mostDelivered;
        Refunded = refunded;
        CancelCause = cancelCause;
        Open = open;
        Submission = before.Submission;
        Request = before.Request;
    }

    /// <summary>For JSON deserialization: the order with these facts.</summary>
    /// <param name="facts">Its facts.</param>
    /// <exception cref="JsonException">The facts are missing, or <see cref="From"/> refuses them.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public OrderState(OrderFacts facts)
        : this(JsonInput.Required(facts, nameof(Facts)), facts.Status) => JsonInput.Check(() => FactChecks.Ensure(facts));

    /// <summary>The facts, one for each column: to be stored, and passed to <see cref="From"/>. A new object on each call.</summary>
    public OrderFacts Facts => new()
    {
        Status = Status,
        StatusSince = StatusSince,
        Quantity = Quantity,
        Charge = Charge,
        Delivered = Delivered,
        MostDelivered = MostDelivered,
        Refunded = Refunded,
        CancelCause = CancelCause,
        UnansweredSince = UnansweredSince,
        Open = Open,
        Submission = Submission,
        Request = Request,
    };

    /// <summary>The status that the order is in.</summary>
    [JsonIgnore]
    public OrderStatus Status { get; }

    /// <summary>When the order entered its status.</summary>
    [JsonIgnore]
    public DateTimeOffset StatusSince { get; }

    /// <summary>Units ordered; above zero.</summary>
    [JsonIgnore]
    public long Quantity { get; }

    /// <summary>What the customer was charged; zero or above.</summary>
    [JsonIgnore]
    public decimal Charge { get; }

    /// <summary>Units delivered as last reported; <see langword="null"/> if not known. Above the quantity if over-delivered.</summary>
    [JsonIgnore]
    public long? Delivered { get; }

    /// <summary>
    /// The most units that any report showed as delivered; <see langword="null"/> if none had a count. A later report may show fewer:
    /// see <see cref="Findings.DeliveryDecreased"/>.
    /// </summary>
    [JsonIgnore]
    public long? MostDelivered { get; }

    /// <summary>What was paid back so far; from zero to <see cref="Charge"/>.</summary>
    [JsonIgnore]
    public decimal Refunded { get; }

    /// <summary>Why the order was canceled; <see cref="CancelCause.Unknown"/> if it was not, or the cause is not known.</summary>
    [JsonIgnore]
    public CancelCause CancelCause { get; }

    /// <summary>
    /// Since when no usable answer has come: the instant of the first answer in which the order was an error, missing or malformed.
    /// <see langword="null"/> if the last answer was about the order, and once it has ended.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset? UnansweredSince { get; private init; }

    /// <summary>
    /// The open state findings, as last evaluated. A failed poll does not close what an answer opened; see
    /// <see cref="OrderUpdate.Raised"/> and <see cref="OrderUpdate.Cleared"/>.
    /// </summary>
    [JsonIgnore]
    public Findings Open { get; }

    /// <summary>
    /// How far the order has come on its way to the provider (domain rules, section 7). <see langword="null"/> if that is not
    /// tracked: the order then counts as placed.
    /// </summary>
    [JsonIgnore]
    public Submission? Submission { get; private init; }

    /// <summary>The last request to the provider about the order, to cancel or refill it; <see langword="null"/> if there was none.</summary>
    [JsonIgnore]
    public OrderRequest? Request { get; private init; }

    /// <summary>Whether the provider has the order, as far as known. Only such orders can be reported.</summary>
    [JsonIgnore]
    public bool IsPlaced => Submission is null || Submission.Status == SubmissionStatus.Placed;

    /// <summary>
    /// Why the order is held: a final status was reported whose refund cannot be decided (law 1 of the domain rules). One of
    /// <see cref="Findings.RemainsMissing"/>, <see cref="Findings.RemainsUnreadable"/> and
    /// <see cref="Findings.RemainsExceedsQuantity"/>, or <see cref="Findings.None"/>. A failed poll keeps the hold; a newly reported
    /// open status, or a decided end, lifts it.
    /// </summary>
    [JsonIgnore]
    public Findings Held => Open & FindingsExtensions.Undecided;

    /// <summary>What the panel keeps: exactly the charge minus the refunded total.</summary>
    [JsonIgnore]
    public decimal Kept => Charge - Refunded;

    /// <summary>Whether the order has ended; its refund is then decided as well.</summary>
    [JsonIgnore]
    public bool IsFinal => Status.IsFinal();

    /// <summary>Restores an order from stored facts. <see cref="OrderTracker.Place"/> creates a new one.</summary>
    /// <param name="facts">Its facts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="facts"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A fact is out of range or contradicts another, or charge and refunded have too many digits for an exact difference.
    /// <see cref="ArgumentException.ParamName"/> is the fact's name.
    /// </exception>
    public static OrderState From(OrderFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        FactChecks.Ensure(facts);
        return new(facts, facts.Status);
    }

    /// <summary>Whether both have equal facts.</summary>
    public static bool operator ==(OrderState? left, OrderState? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether a fact differs.</summary>
    public static bool operator !=(OrderState? left, OrderState? right) => !(left == right);

    /// <summary>Whether the other order has equal facts.</summary>
    public bool Equals(OrderState? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && Status == other.Status && StatusSince == other.StatusSince
            && Quantity == other.Quantity && Charge == other.Charge
            && Delivered == other.Delivered && MostDelivered == other.MostDelivered
            && Refunded == other.Refunded && CancelCause == other.CancelCause
            && UnansweredSince == other.UnansweredSince && Open == other.Open
            && Submission == other.Submission && Request == other.Request);

    /// <inheritdoc cref="Equals(OrderState?)"/>
    public override bool Equals(object? obj) => Equals(obj as OrderState);

    /// <summary>Equal for orders with equal facts.</summary>
    public override int GetHashCode() => HashCode.Combine(
        Status, StatusSince, Quantity, Charge, Delivered, Refunded, Open, HashCode.Combine(UnansweredSince, Submission, Request));

    /// <summary>The facts on one line; independent of culture.</summary>
    public override string ToString()
    {
        string line = string.Create(
            CultureInfo.InvariantCulture,
            $"{Status} since {StatusSince:O}, {(object?)Delivered ?? "?"} of {Quantity} delivered, charged {Charge}, refunded {Refunded}");
        string tracked = $"{(Submission is null ? "" : $", {Submission}")}{(Request is null ? "" : $", {Request}")}";
        return Open == Findings.None ? line + tracked : $"{line}{tracked}, open: {Open}";
    }

    /// <summary>The highest delivered count, this one included.</summary>
    internal long? MostDeliveredWith(long? counted) => counted > (MostDelivered ?? -1) ? counted : MostDelivered;

    internal static OrderState Place(OrderStatus status, long quantity, decimal charge, DateTimeOffset now)
    {
        FactChecks.EnsureQuantity(quantity, nameof(quantity));
        FactChecks.EnsureCharge(charge, nameof(charge));
        return new(status, now, quantity, charge);
    }

    internal OrderState WithStatus(
        OrderStatus status, DateTimeOffset at, long? delivered, long? mostDelivered, in decimal refunded, CancelCause cause, Findings open) =>
        new(this, status, at, delivered, mostDelivered, refunded, cause, open);

    /// <summary>The order in the same status with these facts; the same instance if none of them is new.</summary>
    internal OrderState WithSameStatus(long? delivered, long? mostDelivered, CancelCause cause, DateTimeOffset? unansweredSince, Findings open) =>
        open == Open && delivered == Delivered && mostDelivered == MostDelivered && cause == CancelCause && unansweredSince == UnansweredSince
            ? this
            : new(this, Status, StatusSince, delivered, mostDelivered, Refunded, cause, open) { UnansweredSince = unansweredSince };

    /// <summary>The order in the same status with this submission and this request.</summary>
    internal OrderState WithSubmissionAndRequest(Submission? submission, OrderRequest? request, Findings open) =>
        new(this, Status, StatusSince, Delivered, MostDelivered, Refunded, CancelCause, open)
        {
            UnansweredSince = UnansweredSince,
            Submission = submission,
            Request = request,
        };

    /// <summary>The order in the same status with this refunded total.</summary>
    internal OrderState WithRefunded(decimal total) =>
        new(this, Status, StatusSince, Delivered, MostDelivered, total, CancelCause, Open) { UnansweredSince = UnansweredSince };
}
