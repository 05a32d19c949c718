using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What became of one report that a store was to apply.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record ApplyOutcome
{
    /// <summary>The order.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>What became of the report.</summary>
    public required ApplyStatus Status { get; init; }

    /// <summary>What the report did to the order; <c>default</c> if <see cref="Status"/> is Conflict, NotApplied, NotFound, Unknown or Stale.</summary>
    /// <value>The default is <c>default</c>.</value>
    public OrderUpdate Update { get; init; }

    /// <summary>The currency of the refund, if there is one.</summary>
    /// <value>The default is <see langword="null"/>: there is no refund, or the panel has one currency.</value>
    public string? Currency { get; init; }

    /// <summary>Why it was not applied, for the panel's staff.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Reason { get; init; }
}
