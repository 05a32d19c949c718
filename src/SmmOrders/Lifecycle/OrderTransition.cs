using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// One answer of a lifecycle: what the status was, what was asked, and what came of it. A refused transition says what
/// would have been permitted.
/// </summary>
/// <remarks>Four bytes; made by <see cref="OrderLifecycle"/> alone. <c>default</c> is no transition: it is not permitted, and JSON refuses it.</remarks>
public readonly struct OrderTransition : IEquatable<OrderTransition>, IJsonOnSerializing
{
    internal OrderTransition(OrderStatus from, OrderTrigger trigger, OrderTriggerSet permitted)
    {
        From = from;
        Trigger = trigger;
        PermittedTriggers = permitted;
        To = permitted.Contains(trigger) ? trigger.Target() : from;
    }

    /// <summary>For JSON: what was written, where it fits together.</summary>
    /// <param name="from">The status that the order was in.</param>
    /// <param name="trigger">What was asked.</param>
    /// <param name="to">The status afterwards.</param>
    /// <param name="permittedTriggers">Everything that is permitted.</param>
    /// <exception cref="JsonException">A member is missing, or contradicts another.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public OrderTransition(OrderStatus from, OrderTrigger trigger, OrderStatus to, OrderTriggerSet permittedTriggers)
        : this(JsonInput.Defined(from, nameof(From)), JsonInput.Defined(trigger, nameof(Trigger)), permittedTriggers)
    {
        JsonInput.Ensure(permittedTriggers.WasRead, "PermittedTriggers are missing.");
        JsonInput.Ensure(to == To, $"{trigger} leads from {from} to {To}, not to {to}.");
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
    [JsonIgnore]
    public bool IsPermitted => PermittedTriggers.Contains(Trigger);

    /// <summary>
    /// Why it was refused: the status, the trigger and what would be permitted, in English, for developers.
    /// <see langword="null"/> where it was permitted. The text is made when it is asked for.
    /// </summary>
    [JsonIgnore]
    public string? RefusalReason => IsPermitted
        ? null
        : From == 0 ? "There is no transition."
        : $"An order that is {From} cannot {Trigger}. Permitted: {PermittedTriggers}.";

    /// <summary>Whether both say the same.</summary>
    public static bool operator ==(in OrderTransition left, in OrderTransition right) => left.Equals(right);

    /// <summary>Whether they say something else.</summary>
    public static bool operator !=(in OrderTransition left, in OrderTransition right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(OrderTransition other) => (From, Trigger, PermittedTriggers) == (other.From, other.Trigger, other.PermittedTriggers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is OrderTransition other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From, Trigger, PermittedTriggers);

    void IJsonOnSerializing.OnSerializing() => JsonInput.EnsureMade(From != 0, nameof(OrderTransition));

    /// <summary>For example <c>Processing -Start-> InProgress</c>, or the refusal's reason.</summary>
    public override string ToString() => RefusalReason ?? $"{From} -{Trigger}-> {To}";
}
