using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What became of a person's decision that a store was to apply.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record OrderDecisionOutcome
{
    /// <summary>The order.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>
    /// What became of the decision. <see cref="ApplyStatus.Conflict"/> if the order changed between reading and writing: a decision is
    /// never decided again on fresh data, so the person must look again.
    /// </summary>
    public required ApplyStatus Status { get; init; }

    /// <summary>What the decision did to the order, or the refusal; <c>default</c> if <see cref="Status"/> is Conflict, NotApplied, NotFound or Unknown.</summary>
    /// <value>The default is <c>default</c>.</value>
    public DecisionOutcome Decision { get; init; }

    /// <summary>Why it was not applied, for the panel's staff.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Reason { get; init; }
}
