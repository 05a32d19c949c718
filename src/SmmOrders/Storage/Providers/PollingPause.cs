using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>That a provider is not asked about its orders until it is resumed. Submission goes on.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record PollingPause
{
    /// <summary>The provider's name; not empty.</summary>
    public required string Provider { get; init; }

    /// <summary>Since when. A store cuts it to whole microseconds.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Why, for the panel's staff; not empty.</summary>
    public required string Why { get; init; }

    /// <summary>Who paused it, if a person did.</summary>
    /// <value>The default is <see langword="null"/>: the panel did.</value>
    public string? By { get; init; }
}
