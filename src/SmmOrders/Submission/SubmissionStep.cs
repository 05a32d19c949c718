using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>A step of an order's submission, for <see cref="OrderTracker.Submit"/>.</summary>
public sealed class SubmissionStep : IEquatable<SubmissionStep>
{
    private SubmissionStep(SubmissionTrigger trigger) => Trigger = trigger;

    /// <summary>For JSON deserialization; the members must be those of one factory method.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="overdueAt">When the answer is overdue.</param>
    /// <param name="refusal">Why the provider refused it.</param>
    /// <exception cref="JsonException">A member is missing, or contradicts another.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SubmissionStep(SubmissionTrigger trigger, DateTimeOffset? overdueAt = null, RefusalKind? refusal = null)
        : this(JsonInput.Defined(trigger, nameof(Trigger)))
    {
        OverdueAt = overdueAt;
        Refusal = JsonInput.Defined(refusal, nameof(Refusal));
        JsonInput.Ensure(overdueAt is null == (trigger != SubmissionTrigger.Send), "Send must have OverdueAt, and no other trigger may.");
        JsonInput.Ensure(refusal is null == (trigger != SubmissionTrigger.Refuse), "Refuse must have Refusal, and no other trigger may.");
    }

    /// <summary>The trigger.</summary>
    public SubmissionTrigger Trigger { get; }

    /// <summary>When the answer is overdue; <see langword="null"/> if nothing is sent.</summary>
    public DateTimeOffset? OverdueAt { get; private init; }

    /// <summary>Why the provider refused it; <see langword="null"/> if it did not.</summary>
    public RefusalKind? Refusal { get; private init; }

    /// <summary>Whether the two are equal.</summary>
    public static bool operator ==(SubmissionStep? left, SubmissionStep? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(SubmissionStep? left, SubmissionStep? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(SubmissionStep? other) => other is not null
        && Trigger == other.Trigger && OverdueAt == other.OverdueAt && Refusal == other.Refusal;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SubmissionStep);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Trigger, OverdueAt, Refusal);

    /// <summary>The request is about to be sent. Store the order after this step first, one order at a time.</summary>
    /// <param name="overdueAt">When it becomes unknown if no answer comes: now, plus the provider's time-out, plus one minute.</param>
    public static SubmissionStep Send(DateTimeOffset overdueAt) => new(SubmissionTrigger.Send) { OverdueAt = overdueAt };

    /// <summary>The provider accepted it, according to its answer to the current request, or to a person who checked.</summary>
    public static SubmissionStep Place() => new(SubmissionTrigger.Place);

    /// <summary>
    /// The provider accepted it, according to an answer that belongs to an earlier attempt, or that came after the attempt was given
    /// up.
    /// </summary>
    public static SubmissionStep PlaceLate() => new(SubmissionTrigger.PlaceLate);

    /// <summary>The provider refused it. If the kind waits (<see cref="RefusalKinds.Waits"/>), it is queued again without alerting anyone.</summary>
    /// <param name="kind">Why the provider refused it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not one of the ten.</exception>
    public static SubmissionStep Refuse(RefusalKind kind)
    {
        _ = kind.Consequence();
        return new(SubmissionTrigger.Refuse) { Refusal = kind };
    }

    /// <summary>No clear answer came.</summary>
    public static SubmissionStep LoseTrack() => new(SubmissionTrigger.LoseTrack);

    /// <summary>It will be sent again: the request certainly never left, or a person decided so.</summary>
    public static SubmissionStep Requeue() => new(SubmissionTrigger.Requeue);

    /// <summary>It is withdrawn before the provider has it.</summary>
    public static SubmissionStep Withdraw() => new(SubmissionTrigger.Withdraw);

    /// <summary>For example <c>Refuse (BadLink)</c>.</summary>
    public override string ToString() => Refusal is null ? $"{Trigger}" : $"{Trigger} ({Refusal})";
}
