using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>Whether a store can work, and why not.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record StoreCheck
{
    /// <summary>What is wrong, one sentence each, for the panel's staff: the table or the column that is missing, or why the store cannot be reached.</summary>
    /// <value>The default is empty: nothing is wrong.</value>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Whether the store can work.</summary>
    public bool IsReady => Faults.Count == 0;

    /// <summary>Whether both are equal: the same faults in the same order.</summary>
    public bool Equals(StoreCheck? other) => other is not null && Faults.SequenceEqual(other.Faults);

    /// <inheritdoc/>
    public override int GetHashCode() => Faults.Count;
}
