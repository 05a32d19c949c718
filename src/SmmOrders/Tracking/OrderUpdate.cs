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

    /// <summary>The order as it was.</summary>
    public OrderState Before { get; }

    /// <summary>The order as it is now; the very same object as <see cref="Before"/> where nothing changed.</summary>
    public OrderState Order { get; }

    /// <summary>The transitions taken; empty where the order stayed in its status.</summary>
    public OrderPath Path { get; }

    /// <summary>The money to pay the customer now; <see langword="null"/> where none is due, never zero.</summary>
    public Refund? Refund { get; }

    /// <summary>Everything that was odd.</summary>
    public Findings Findings { get; }

    /// <summary>Whether anything about the order changed and wants to be stored.</summary>
    public bool Changed => !ReferenceEquals(Before, Order);

    /// <summary>Whether a final status was reported whose refund cannot be decided, so that nothing changed (law 1 of the domain rules).</summary>
    public bool IsHeld => Findings.AreUndecided();

    /// <summary>Whether a person should look.</summary>
    public bool NeedsAttention => Findings.NeedAttention();

    /// <summary>For example <c>Processing > InProgress > Partial, refund 4.00 (4.00 in all, PartiallyDelivered), SkippedAhead</c>.</summary>
    public override string ToString() =>
        $"{(Path is { Count: > 0 } ? Path.ToString() : Order?.Status.ToString())}, refund {(object?)Refund ?? "none"}, {Findings}";
}
