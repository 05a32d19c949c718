using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>How many orders the workers deal with, and what a person should look at. Groups without an order are left out.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record OrderCounts
{
    /// <summary>The orders that are polled, by provider and status: open ones, and those that ended and may be corrected. Sorted by both.</summary>
    public required IReadOnlyList<PolledCount> Polled { get; init; }

    /// <summary>The orders that are queued or sending, by provider. Sorted by provider and status.</summary>
    public required IReadOnlyList<SubmissionCount> Submissions { get; init; }

    /// <summary>The open rows of attention, by finding. Sorted by finding. None if the panel keeps no attention.</summary>
    public required IReadOnlyList<AttentionCount> Attention { get; init; }

    /// <summary>Whether both are equal: the same groups in the same order.</summary>
    public bool Equals(OrderCounts? other) => other is not null
        && Polled.SequenceEqual(other.Polled) && Submissions.SequenceEqual(other.Submissions) && Attention.SequenceEqual(other.Attention);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Polled.Count, Submissions.Count, Attention.Count);
}
