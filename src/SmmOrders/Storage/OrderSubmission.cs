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
}
