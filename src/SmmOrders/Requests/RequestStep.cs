using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>A step of a request, for <see cref="OrderTracker.Follow"/>.</summary>
public sealed class RequestStep : IEquatable<RequestStep>
{
    private RequestStep(RequestTrigger trigger) => Trigger = trigger;

    /// <summary>For JSON deserialization; the members must be those of one factory method.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="overdueAt">When the answer is overdue.</param>
    /// <exception cref="JsonException">A member is missing, or contradicts another.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RequestStep(RequestTrigger trigger, DateTimeOffset? overdueAt = null)
        : this(JsonInput.Defined(trigger, nameof(Trigger)))
    {
        OverdueAt = overdueAt;
        JsonInput.Ensure(overdueAt is null == (trigger != RequestTrigger.Send), "Send must have OverdueAt, and no other trigger may.");
    }

    /// <summary>The trigger.</summary>
    public RequestTrigger Trigger { get; }

    /// <summary>When the answer is overdue; <see langword="null"/> if nothing is sent.</summary>
    public DateTimeOffset? OverdueAt { get; private init; }

    /// <summary>Whether the two are equal.</summary>
    public static bool operator ==(RequestStep? left, RequestStep? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(RequestStep? left, RequestStep? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(RequestStep? other) => other is not null
        && Trigger == other.Trigger && OverdueAt == other.OverdueAt;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RequestStep);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Trigger, OverdueAt);

    /// <summary>The request is about to be sent. Store the order after this step first.</summary>
    /// <param name="overdueAt">When it becomes unknown if no answer comes: now, plus the provider's time-out, plus one minute.</param>
    public static RequestStep Send(DateTimeOffset overdueAt) => new(RequestTrigger.Send) { OverdueAt = overdueAt };

    /// <summary>The provider acknowledged it, according to its answer or to a person who checked.</summary>
    public static RequestStep Acknowledge() => new(RequestTrigger.Acknowledge);

    /// <summary>The provider did it.</summary>
    public static RequestStep Finish() => new(RequestTrigger.Finish);

    /// <summary>The provider will not do what it acknowledged.</summary>
    public static RequestStep Reject() => new(RequestTrigger.Reject);

    /// <summary>
    /// The provider refused it. If the problem is its own (<see cref="RefusalConsequence.WaitWithBackoff"/>), the request waits to be
    /// sent again.
    /// </summary>
    /// <param name="kind">Why the provider refused it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not one of the ten.</exception>
    public static RequestStep Refuse(RefusalKind kind) =>
        new(kind.Consequence() == RefusalConsequence.WaitWithBackoff ? RequestTrigger.AskAgain : RequestTrigger.Refuse);

    /// <summary>No clear answer came.</summary>
    public static RequestStep LoseTrack() => new(RequestTrigger.LoseTrack);

    /// <summary>It certainly never left, and will be sent again.</summary>
    public static RequestStep AskAgain() => new(RequestTrigger.AskAgain);

    /// <summary>The trigger's name.</summary>
    public override string ToString() => $"{Trigger}";
}
