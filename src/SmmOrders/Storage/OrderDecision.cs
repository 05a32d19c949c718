using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>A person's decision about one order of a store: what, who, when and why. The store records all four in the history.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record OrderDecision
{
    /// <summary>The order.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>The decision.</summary>
    public required Decision Decision { get; init; }

    /// <summary>Who decided, in the panel's own words; not empty.</summary>
    public required string By { get; init; }

    /// <summary>When it was decided. A store cuts it to whole microseconds.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why, in the person's own words.</summary>
    /// <value>The default is <see langword="null"/>: no reason was given.</value>
    public string? Note { get; init; }
}
