using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What one call of <see cref="IRetentionStore.PurgeAsync"/> removed.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record PurgeOutcome
{
    /// <summary>How many orders it removed something of.</summary>
    public required long Orders { get; init; }

    /// <summary>How many rows it removed, of all tables.</summary>
    public required long Rows { get; init; }
}
