using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>One thing that happens to a request, for <see cref="OrderTracker.Follow"/>.</summary>
public sealed class RequestStep : IEquatable<RequestStep>
{
    private RequestStep(RequestTrigger trigger) => Trigger = trigger;

    /// <summary>For JSON: what was written, where one of the factories can say it.</summary>
    /// <param name="trigger">What happens.</param>
    /// <param name="overdueAt">When what is sent is overdue.</param>
    /// <exception cref="JsonException">A member is missing, or contradicts another.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RequestStep(RequestTrigger trigger, DateTimeOffset? overdueAt = null)
        : this(JsonInput.Defined(trigger, nameof(Trigger)))
    {
        OverdueAt = overdueAt;
        JsonInput.Ensure(overdueAt is null == (trigger != RequestTrigger.Send), "Send, and nothing else, names the instant at which it is OverdueAt.");
    }

    /// <summary>What happens.</summary>
    public RequestTrigger Trigger { get; }

    /// <summary>When what is sent is overdue; <see langword="null"/> where nothing is sent.</summary>
    public DateTimeOffset? OverdueAt { get; private init; }

    /// <summary>Whether both say the same.</summary>
    public static bool operator ==(RequestStep? left, RequestStep? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether they say something else.</summary>
    public static bool operator !=(RequestStep? left, RequestStep? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(RequestStep? other) => other is not null
        && Trigger == other.Trigger && OverdueAt == other.OverdueAt;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RequestStep);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Trigger, OverdueAt);

    /// <summary>It is about to leave. Store the order after this step first.</summary>
    /// <param name="overdueAt">When it becomes unknown if nothing more is heard: the provider's time-out and a minute from now.</param>
    public static RequestStep Send(DateTimeOffset overdueAt) => new(RequestTrigger.Send) { OverdueAt = overdueAt };

    /// <summary>The provider took it up, as it answers or as a person found out.</summary>
    public static RequestStep Acknowledge() => new(RequestTrigger.Acknowledge);

    /// <summary>The provider did it.</summary>
    public static RequestStep Finish() => new(RequestTrigger.Finish);

    /// <summary>The provider will not do what it took up.</summary>
    public static RequestStep Reject() => new(RequestTrigger.Reject);

    /// <summary>The provider did not take it up. What is its own trouble (<see cref="RefusalConsequence.WaitWithBackoff"/>) waits to be sent again.</summary>
    /// <param name="kind">Why.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is none of the ten.</exception>
    public static RequestStep Refuse(RefusalKind kind) =>
        new(kind.Consequence() == RefusalConsequence.WaitWithBackoff ? RequestTrigger.AskAgain : RequestTrigger.Refuse);

    /// <summary>No clear answer came.</summary>
    public static RequestStep LoseTrack() => new(RequestTrigger.LoseTrack);

    /// <summary>It surely never left, and is to be sent again.</summary>
    public static RequestStep AskAgain() => new(RequestTrigger.AskAgain);

    /// <summary>The trigger's name.</summary>
    public override string ToString() => $"{Trigger}";
}
