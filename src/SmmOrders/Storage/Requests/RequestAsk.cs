using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>That somebody asks to cancel or refill one order of a store.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record RequestAsk
{
    /// <summary>The order.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>What is asked for.</summary>
    public required RequestKind Kind { get; init; }

    /// <summary>Who asks, customer or staff; the panel's own words, not empty.</summary>
    public required string By { get; init; }

    /// <summary>When. A store cuts it to whole microseconds.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why, in that person's words.</summary>
    /// <value>The default is <see langword="null"/>: no reason was given.</value>
    public string? Note { get; init; }
}
