using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What became of a step of a submission that a store was to apply.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record OrderSubmissionOutcome
{
    /// <summary>The order.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>
    /// What became of the step. <see cref="ApplyStatus.Refused"/> if the submission does not permit it. If another order has the
    /// provider's identifier, a person's step is refused, and an answer's leaves the submission unknown (domain rules, section 7); the
    /// reason names both.
    /// </summary>
    public required ApplyStatus Status { get; init; }

    /// <summary>What the step did to the order, or why not; <c>default</c> if <see cref="Status"/> is Conflict, NotApplied or NotFound.</summary>
    /// <value>The default is <c>default</c>.</value>
    public SubmissionOutcome Submission { get; init; }

    /// <summary>Why it was not applied, or not as reported, for the panel's staff.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Reason { get; init; }
}
