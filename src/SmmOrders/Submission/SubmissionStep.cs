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
    /// <param name="consequence">What follows from the refusal; by default what its kind calls for.</param>
    /// <exception cref="JsonException">A member is missing, or contradicts another.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SubmissionStep(SubmissionTrigger trigger, DateTimeOffset? overdueAt = null, RefusalKind? refusal = null, RefusalConsequence? consequence = null)
        : this(JsonInput.Defined(trigger, nameof(Trigger)))
    {
        OverdueAt = overdueAt;
        Refusal = JsonInput.Defined(refusal, nameof(Refusal));
        JsonInput.Ensure(overdueAt is null == (trigger != SubmissionTrigger.Send), "Send must have OverdueAt, and no other trigger may.");
        JsonInput.Ensure(refusal is null == (trigger != SubmissionTrigger.Refuse), "Refuse must have Refusal, and no other trigger may.");
        Consequence = JsonInput.Defined(consequence, nameof(Consequence)) ?? refusal?.Consequence();
        JsonInput.Ensure(refusal is not null || consequence is null, "Only Refuse has a Consequence.");
        JsonInput.Ensure(refusal is null || IsPermitted(refusal.Value, Consequence!.Value), "Duplicate and Other are never sent again automatically: their Consequence does not wait.");
    }

    /// <summary>The trigger.</summary>
    public SubmissionTrigger Trigger { get; }

    /// <summary>When the answer is overdue; <see langword="null"/> if nothing is sent.</summary>
    public DateTimeOffset? OverdueAt { get; private init; }

    /// <summary>Why the provider refused it; <see langword="null"/> if it did not.</summary>
    public RefusalKind? Refusal { get; private init; }

    /// <summary>What follows from the refusal (domain rules, section 7); <see langword="null"/> if the provider did not refuse it.</summary>
    public RefusalConsequence? Consequence { get; private init; }

    /// <summary>Whether the two are equal.</summary>
    public static bool operator ==(SubmissionStep? left, SubmissionStep? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(SubmissionStep? left, SubmissionStep? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(SubmissionStep? other) => other is not null
        && (Trigger, OverdueAt, Refusal, Consequence) == (other.Trigger, other.OverdueAt, other.Refusal, other.Consequence);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SubmissionStep);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Trigger, OverdueAt, Refusal, Consequence);

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

    /// <summary>The provider refused it. If the kind waits (<see cref="RefusalKinds.Waits(RefusalKind)"/>), it is queued again without alerting anyone.</summary>
    /// <param name="kind">Why the provider refused it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not one of the ten.</exception>
    public static SubmissionStep Refuse(RefusalKind kind) => Refuse(kind, kind.Consequence());

    /// <summary>The provider refused it, and the panel is configured so that something else follows than its kind calls for.</summary>
    /// <param name="kind">Why the provider refused it.</param>
    /// <param name="consequence">What follows. If it waits (<see cref="RefusalKinds.Waits(RefusalConsequence)"/>), the order is queued again; otherwise a person decides.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not one of the ten, or <paramref name="consequence"/> not one of the five.</exception>
    /// <exception cref="ArgumentException"><see cref="RefusalKind.Duplicate"/> or <see cref="RefusalKind.Other"/> would wait: such an order is never sent again automatically.</exception>
    public static SubmissionStep Refuse(RefusalKind kind, RefusalConsequence consequence)
    {
        _ = kind.Consequence();
        _ = consequence.Waits();
        return IsPermitted(kind, consequence)
            ? new(SubmissionTrigger.Refuse) { Refusal = kind, Consequence = consequence }
            : throw new ArgumentException($"{kind} would lead to {consequence}; an order that was refused so is never sent again automatically. Its consequence is, for example, {RefusalConsequence.Person}.", nameof(consequence));
    }

    /// <summary>No clear answer came.</summary>
    public static SubmissionStep LoseTrack() => new(SubmissionTrigger.LoseTrack);

    /// <summary>It will be sent again: the request certainly never left, or a person decided so.</summary>
    public static SubmissionStep Requeue() => new(SubmissionTrigger.Requeue);

    /// <summary>It is withdrawn before the provider has it.</summary>
    public static SubmissionStep Withdraw() => new(SubmissionTrigger.Withdraw);

    /// <summary>For example <c>Refuse (BadLink)</c>.</summary>
    public override string ToString() => Refusal is not { } kind ? $"{Trigger}" : Consequence == kind.Consequence() ? $"{Trigger} ({kind})" : $"{Trigger} ({kind}: {Consequence})";

    private static bool IsPermitted(RefusalKind kind, RefusalConsequence consequence) => kind.Consequence() != RefusalConsequence.Person || !consequence.Waits();
}
