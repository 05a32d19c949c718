using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What a provider answered to a request, or what a person found out about one.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record RequestAnswer
{
    /// <summary>The order.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>The request: <see cref="ClaimedRequest.Request"/> or <see cref="ClaimedRefill.Request"/>.</summary>
    public required Guid Request { get; init; }

    /// <summary>What was answered, as a step. Not <see cref="RequestTrigger.Send"/>: only a claim sends.</summary>
    public required RequestStep Step { get; init; }

    /// <summary>When. A store cuts it to whole microseconds.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The provider's identifier of the request, beside <see cref="RequestTrigger.Acknowledge"/>. No refill is acknowledged without it: it could not be followed.</summary>
    /// <value>The default is <see langword="null"/>: the provider gave none.</value>
    public string? ProviderRequestId { get; init; }

    /// <summary>Who found it out, if a person did; the panel's own words.</summary>
    /// <value>The default is <see langword="null"/>: the provider answered.</value>
    public string? By { get; init; }

    /// <summary>What the provider said, or the person's words. A store keeps 1,000 characters.</summary>
    /// <value>The default is <see langword="null"/>: nothing.</value>
    public string? Note { get; init; }

    /// <summary>
    /// Whether the request is due again at once, beside <see cref="RequestTrigger.AskAgain"/>: the host that claimed it stops before it left, so
    /// that another takes it up. Without effect beside any other step.
    /// </summary>
    /// <value>The default is <see langword="false"/>: the provider gets the backoff of <see cref="SubmissionBackoff"/>.</value>
    public bool IsGivenBack { get; init; }
}
