namespace SmmOrders;

/// <summary>
/// One answer of a lifecycle: what the status was, what was asked, and what came of it. A refused transition says what
/// would have been permitted.
/// </summary>
/// <remarks>Four bytes; made by <see cref="OrderLifecycle"/> alone. <c>default</c> is no transition and answers to none.</remarks>
public readonly record struct OrderTransition
{
    internal OrderTransition(OrderStatus from, OrderTrigger trigger, OrderTriggerSet permitted)
    {
        From = from;
        Trigger = trigger;
        PermittedTriggers = permitted;
        To = permitted.Contains(trigger) ? trigger.Target() : from;
    }

    /// <summary>The status that the order was in.</summary>
    public OrderStatus From { get; }

    /// <summary>What was asked.</summary>
    public OrderTrigger Trigger { get; }

    /// <summary>The status that the order is in afterwards: the trigger's target, or <see cref="From"/> where it was refused.</summary>
    public OrderStatus To { get; }

    /// <summary>Everything that the lifecycle permits in <see cref="From"/>; empty for a final status without corrections.</summary>
    public OrderTriggerSet PermittedTriggers { get; }

    /// <summary>Whether the lifecycle permits it.</summary>
    public bool IsPermitted => PermittedTriggers.Contains(Trigger);

    /// <summary>
    /// Why it was refused: the status, the trigger and what would be permitted, in English, for developers.
    /// <see langword="null"/> where it was permitted. The text is made when it is asked for.
    /// </summary>
    public string? RefusalReason => IsPermitted
        ? null
        : $"An order that is {From} cannot {Trigger}. Permitted: {PermittedTriggers}.";

    /// <summary>For example <c>Processing -Start-> InProgress</c>, or the refusal's reason.</summary>
    public override string ToString() => RefusalReason ?? $"{From} -{Trigger}-> {To}";
}
