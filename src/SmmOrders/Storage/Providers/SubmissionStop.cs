using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>That nothing is to be sent to a provider until it is resumed. Polling goes on.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record SubmissionStop
{
    /// <summary>The provider's name; not empty.</summary>
    public required string Provider { get; init; }

    /// <summary>Since when. A store cuts it to whole microseconds.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Why, for the panel's staff; not empty.</summary>
    public required string Why { get; init; }

    /// <summary>Who stopped it, if a person did.</summary>
    /// <value>The default is <see langword="null"/>: the panel did.</value>
    public string? By { get; init; }

    /// <summary>
    /// When the provider is probed (<see cref="IProviderStore.ClaimProbeAsync"/>), so that the panel can resume by itself.
    /// </summary>
    /// <value>The default is <see langword="null"/>: never, and a person resumes it.</value>
    public DateTimeOffset? ProbeAt { get; init; }
}
