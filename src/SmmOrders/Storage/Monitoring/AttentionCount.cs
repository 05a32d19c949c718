using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>How many rows of attention are open for a finding: of orders, and of providers.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record AttentionCount
{
    /// <summary>The finding; one.</summary>
    public required Findings Finding { get; init; }

    /// <summary>How many rows are open; above zero.</summary>
    public required long Count { get; init; }

    /// <summary>When the oldest of them was opened.</summary>
    public required DateTimeOffset OldestAt { get; init; }
}
