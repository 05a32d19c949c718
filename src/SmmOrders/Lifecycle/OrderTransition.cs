using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// The result of a trigger in a lifecycle: the status before, the trigger, and the status after. A refused transition lists what
/// would have been permitted.
/// </summary>
/// <remarks>
/// Four bytes; created only by <see cref="OrderLifecycle"/>. <c>default</c> is not a transition: it is not permitted, and JSON
/// refuses it.
/// </remarks>
public readonly struct OrderTransition : IEquatable<OrderTransition>, IJsonOnSerializing
{
    internal OrderTransition(OrderStatus from, OrderTrigger trigger, OrderTriggerSet permitted)
    {
        From = from;
        Trigger = trigger;
        PermittedTriggers = permitted;
        To = permitted.Contains(trigger) ? trigger.Target() : from;
    }

    /// <summary>For JSON deserialization; the members must fit together.</summary>
    /// <param name="from">The status before.</param>
    /// <param name="trigger">The trigger.</param>
    /// <param name="to">The status after.</param>
    /// <param name="permittedTriggers">Every trigger that is permitted.</param>
    /// <exception cref="JsonException">A member is missing, or contradicts another.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public OrderTransition(OrderStatus from, OrderTrigger trigger, OrderStatus to, OrderTriggerSet permittedTriggers)
        : this(JsonInput.Defined(from, nameof(From)), JsonInput.Defined(trigger, nameof(Trigger)), permittedTriggers)
    {
        JsonInput.Ensure(permittedTriggers.WasRead, "PermittedTriggers are missing.");
        JsonInput.Ensure(to == To, $"{trigger} leads from {from} to {To}, not to {to}.");
    }

    /// <summary>The status before.</summary>
    public OrderStatus From { get; }

    /// <summary>The trigger.</summary>
    public OrderTrigger Trigger { get; }

    /// <summary>The status after: the trigger's target, or <see cref="From"/> if it was refused.</summary>
    public OrderStatus To { get; }

    /// <summary>Every trigger that the lifecycle permits in <see cref="From"/>; empty for a final status without corrections.</summary>
    public OrderTriggerSet PermittedTriggers { get; }

    /// <summary>Whether the lifecycle permits the transition.</summary>
    [JsonIgnore]
    public bool IsPermitted => PermittedTriggers.Contains(Trigger);

    /// <summary>
    /// Why it was refused: the status, the trigger and what would be permitted, in English, for developers. <see langword="null"/> if
    /// it was permitted. Built on each call.
    /// </summary>
    [JsonIgnore]
    public string? RefusalReason => IsPermitted
        ? null
        : From == 0 ? "There is no transition."
        : $"An order that is {From} cannot {Trigger}. Permitted: {PermittedTriggers}.";

    /// <summary>Whether the two are equal.</summary>
    public static bool operator ==(in OrderTransition left, in OrderTransition right) => left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(in OrderTransition left, in OrderTransition right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(OrderTransition other) => (From, Trigger, PermittedTriggers) == (other.From, other.Trigger, other.PermittedTriggers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is OrderTransition other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From, Trigger, PermittedTriggers);

    void IJsonOnSerializing.OnSerializing() => JsonInput.EnsureMade(From != 0, nameof(OrderTransition));

    /// <summary>For example <c>Processing -Start-> InProgress</c>, or <see cref="RefusalReason"/>.</summary>
    public override string ToString() => RefusalReason ?? $"{From} -{Trigger}-> {To}";
}
