using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>A person's closing of one row of attention: which, who, when and why. The store records all of it in the row.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record AttentionClosing
{
    /// <summary>The row's own identifier; not empty.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who closed it, in the panel's own words; not empty.</summary>
    public required string By { get; init; }

    /// <summary>When it was closed. A store cuts it to whole microseconds.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why, in the person's own words.</summary>
    /// <value>The default is <see langword="null"/>: nothing was noted.</value>
    public string? Note { get; init; }
}
