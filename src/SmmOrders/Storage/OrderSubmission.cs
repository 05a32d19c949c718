using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>A step of the submission of one order of a store, and when it happened.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record OrderSubmission
{
    /// <summary>The order.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>The step.</summary>
    public required SubmissionStep Step { get; init; }

    /// <summary>When it happened. A store cuts it to whole microseconds.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The provider's identifier of the order, for a step that places it, and for no other step.</summary>
    /// <value>The default is <see langword="null"/>: the step does not place the order.</value>
    public string? ProviderOrderId { get; init; }

    /// <summary>Who decided, if a person did; the panel's own words. A person's step is never decided again on fresh data.</summary>
    /// <value>The default is <see langword="null"/>: no person.</value>
    public string? By { get; init; }

    /// <summary>Why, in the person's own words; or what the provider answered.</summary>
    /// <value>The default is <see langword="null"/>: nothing was noted.</value>
    public string? Note { get; init; }

    /// <summary>The attempt that the provider's answer belongs to: <see cref="ClaimedSubmission.Attempt"/>. Not beside a person.</summary>
    /// <value>The default is <see langword="null"/>: it is no answer, or the answer to the current attempt.</value>
    public Guid? Attempt { get; init; }

    /// <summary>
    /// The provider that is to get the order in place of this one, in the same step: beside <see cref="SubmissionTrigger.Requeue"/>, or
    /// beside a refusal that allows it (<see cref="RefusalKinds.AllowsNextProvider"/>), which then queues the order there.
    /// </summary>
    /// <value>The default is <see langword="null"/>: the provider stays.</value>
    public NextProvider? NextProvider { get; init; }

    /// <summary>
    /// Whether the order is due again at once, beside <see cref="SubmissionTrigger.Requeue"/>: the host that claimed it stops before the request
    /// left, so that another takes it up. Without effect beside any other step.
    /// </summary>
    /// <value>The default is <see langword="false"/>: the provider gets the backoff of <see cref="SubmissionBackoff"/>.</value>
    public bool IsGivenBack { get; init; }
}
