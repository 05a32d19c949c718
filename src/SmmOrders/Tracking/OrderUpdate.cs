namespace SmmOrders;

/// <summary>
/// What a report did to an order: the order after, the path it took, the refund that is due, and what was odd. Status and
/// money belong together: store both, or neither.
/// </summary>
public readonly record struct OrderUpdate
{
    internal OrderUpdate(OrderState before, OrderState order, OrderPath path, Refund? refund, Findings findings)
    {
        Before = before;
        Order = order;
        Path = path;
        Refund = refund;
        Findings = findings;
    }

    /// <summary>Nothing happened to the order; something may be told all the same.</summary>
    internal static OrderUpdate Unchanged(OrderState order, Findings told = Findings.None) => new(order, order, OrderPath.Empty, null, told);

    /// <summary>The order as it was.</summary>
    public OrderState Before { get; }

    /// <summary>The order as it is now; the very same object as <see cref="Before"/> where nothing changed.</summary>
    public OrderState Order { get; }

    /// <summary>The transitions taken; empty where the order stayed in its status.</summary>
    public OrderPath Path { get; }

    /// <summary>The money to pay the customer now; <see langword="null"/> where none is due, never zero.</summary>
    public Refund? Refund { get; }

    /// <summary>
    /// Everything that was odd about the report, and whether the order is stuck, late or unanswered after it. What an earlier report
    /// opened and this one did not close is in <see cref="OrderState.Open"/> alone.
    /// </summary>
    public Findings Findings { get; }

    /// <summary>The states that began: open now, and not before.</summary>
    public Findings Raised => Order is null ? Findings.None : Order.Open & ~Before.Open;

    /// <summary>The states that ended: open before, and not any more.</summary>
    public Findings Cleared => Order is null ? Findings.None : Before.Open & ~Order.Open;

    /// <summary>
    /// Whether a correction of an order that had ended was applied: the order has the status, and the money, that it leads to.
    /// <see langword="true"/> also where a person decided it. <see langword="false"/> where a report said it
    /// (<see cref="Findings.Correction"/>) and it was not: the panel did not opt in, the remains cannot be used, or money would be
    /// taken back. <see langword="null"/> where there was none.
    /// </summary>
    public bool? CorrectionApplied =>
        Before is { IsFinal: true } && Path.Count > 0 ? true
        : (Findings & Findings.Correction) != 0 ? false
        : null;

    /// <summary>Whether anything about the order changed and wants to be stored.</summary>
    public bool Changed => !ReferenceEquals(Before, Order);

    /// <summary>Whether the order is held now, by this report or an earlier one: see <see cref="OrderState.Held"/>.</summary>
    public bool IsHeld => Order is not null && Order.Held != Findings.None;

    /// <summary>Whether a person should look.</summary>
    public bool NeedsAttention => Findings.NeedAttention();

    /// <summary>For example <c>Processing > InProgress > Partial, refund 4.00 (4.00 in all, PartiallyDelivered), SkippedAhead</c>.</summary>
    public override string ToString() =>
        $"{(Path is { Count: > 0 } ? Path.ToString() : Order?.Status.ToString())}, refund {(object?)Refund ?? "none"}, {Findings}";
}
