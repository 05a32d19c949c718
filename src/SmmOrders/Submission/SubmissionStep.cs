using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>One thing that happens to the submission of an order, for <see cref="OrderTracker.Submit"/>.</summary>
public sealed class SubmissionStep : IEquatable<SubmissionStep>
{
    private SubmissionStep(SubmissionTrigger trigger) => Trigger = trigger;

    /// <summary>For JSON: what was written, where one of the factories can say it.</summary>
    /// <param name="trigger">What happens.</param>
    /// <param name="overdueAt">When what is sent is overdue.</param>
    /// <param name="refusal">Why the provider refused it.</param>
    /// <exception cref="JsonException">A member is missing, or contradicts another.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SubmissionStep(SubmissionTrigger trigger, DateTimeOffset? overdueAt = null, RefusalKind? refusal = null)
        : this(JsonInput.Defined(trigger, nameof(Trigger)))
    {
        OverdueAt = overdueAt;
        Refusal = JsonInput.Defined(refusal, nameof(Refusal));
        JsonInput.Ensure(overdueAt is null == (trigger != SubmissionTrigger.Send), "Send, and nothing else, names the instant at which it is OverdueAt.");
        JsonInput.Ensure(refusal is null == (trigger != SubmissionTrigger.Refuse), "Refuse, and nothing else, says why in Refusal.");
    }

    /// <summary>What happens.</summary>
    public SubmissionTrigger Trigger { get; }

    /// <summary>When what is sent is overdue; <see langword="null"/> where nothing is sent.</summary>
    public DateTimeOffset? OverdueAt { get; private init; }

    /// <summary>Why the provider refused it; <see langword="null"/> where it did not.</summary>
    public RefusalKind? Refusal { get; private init; }

    /// <summary>Whether both say the same.</summary>
    public static bool operator ==(SubmissionStep? left, SubmissionStep? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether they say something else.</summary>
    public static bool operator !=(SubmissionStep? left, SubmissionStep? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(SubmissionStep? other) => other is not null
        && Trigger == other.Trigger && OverdueAt == other.OverdueAt && Refusal == other.Refusal;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SubmissionStep);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Trigger, OverdueAt, Refusal);

    /// <summary>Its request is about to leave. Store the order after this step first, for one order at a time.</summary>
    /// <param name="overdueAt">When it becomes unknown if nothing more is heard: the provider's time-out and a minute from now.</param>
    public static SubmissionStep Send(DateTimeOffset overdueAt) => new(SubmissionTrigger.Send) { OverdueAt = overdueAt };

    /// <summary>The provider took it: the answer to the request that is under way, or what a person found out.</summary>
    public static SubmissionStep Place() => new(SubmissionTrigger.Place);

    /// <summary>The provider took it, as an answer says that belongs to an earlier attempt than the last, or came after it was given up.</summary>
    public static SubmissionStep PlaceLate() => new(SubmissionTrigger.PlaceLate);

    /// <summary>The provider refused it. Where the kind waits (<see cref="RefusalKinds.Waits"/>), it is queued again and nobody is alarmed.</summary>
    /// <param name="kind">Why.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is none of the ten.</exception>
    public static SubmissionStep Refuse(RefusalKind kind)
    {
        _ = kind.Consequence();
        return new(SubmissionTrigger.Refuse) { Refusal = kind };
    }

    /// <summary>No clear answer came.</summary>
    public static SubmissionStep LoseTrack() => new(SubmissionTrigger.LoseTrack);

    /// <summary>It is to be sent again: the request surely never left, or a person decided so.</summary>
    public static SubmissionStep Requeue() => new(SubmissionTrigger.Requeue);

    /// <summary>It is called off before the provider has it.</summary>
    public static SubmissionStep Withdraw() => new(SubmissionTrigger.Withdraw);

    /// <summary>For example <c>Refuse (BadLink)</c>.</summary>
    public override string ToString() => Refusal is null ? $"{Trigger}" : $"{Trigger} ({Refusal})";
}
