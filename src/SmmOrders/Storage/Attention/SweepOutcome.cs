using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What one call of <see cref="IAttentionStore.SweepAsync"/> found.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record SweepOutcome
{
    /// <summary>How many orders it looked at: those whose deadline had come.</summary>
    public required int Checked { get; init; }

    /// <summary>
    /// The orders for which time opened or closed something, and those that could not be applied, with the reason. See
    /// <see cref="OrderUpdate.Raised"/> and <see cref="OrderUpdate.Cleared"/>.
    /// </summary>
    /// <remarks>
    /// If the answer to a COMMIT is lost, what that transaction stored is not repeated here. What must reach somebody, read from the rows
    /// of attention.
    /// </remarks>
    public required IReadOnlyList<ApplyOutcome> Outcomes { get; init; }

    /// <summary>Whether more orders may be due: call it again at once.</summary>
    public required bool IsMoreDue { get; init; }

    /// <summary>Whether both are equal: the same outcomes, in the same order.</summary>
    public bool Equals(SweepOutcome? other) => other is not null
        && (Checked, IsMoreDue) == (other.Checked, other.IsMoreDue) && Outcomes.SequenceEqual(other.Outcomes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Checked, IsMoreDue, Outcomes.Count);
}
