using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What became of a step of a submission that a store was to apply.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record OrderSubmissionOutcome
{
    /// <summary>The order.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>
    /// What became of the step. <see cref="ApplyStatus.Refused"/> if the submission does not permit it or is not tracked, or if a person
    /// names an identifier that another order of the provider has. <see cref="ApplyStatus.Applied"/> if the provider's answer brings such
    /// an identifier: the submission is then <see cref="SubmissionStatus.Unknown"/> (domain rules, section 7). Never Refused for an answer
    /// that names its attempt and was recorded there: <see cref="ApplyStatus.Unchanged"/> if it decides nothing.
    /// </summary>
    public required ApplyStatus Status { get; init; }

    /// <summary>
    /// What the step did to the order, or why not; <c>default</c> if <see cref="Status"/> is Conflict, NotApplied, NotFound or Unknown, or if the
    /// step was refused for another reason than the status of the submission.
    /// </summary>
    /// <value>The default is <c>default</c>.</value>
    public SubmissionOutcome Submission { get; init; }

    /// <summary>The currency of the refund, if there is one.</summary>
    /// <value>The default is <see langword="null"/>: there is no refund, or the panel has one currency.</value>
    public string? Currency { get; init; }

    /// <summary>Why it was not applied, or which other order has the identifier; for the panel's staff.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Reason { get; init; }

    /// <summary>The attempt that a step <see cref="SubmissionTrigger.Send"/> made, or that the answer was recorded with.</summary>
    /// <value>The default is <see langword="null"/>: none.</value>
    public Guid? Attempt { get; init; }
}
