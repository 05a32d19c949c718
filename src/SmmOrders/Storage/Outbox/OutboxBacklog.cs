using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What is not delivered to a sink.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record OutboxBacklog
{
    /// <summary>The sink.</summary>
    public required string Sink { get; init; }

    /// <summary>How many events are yet to be delivered, those that are claimed or failed included.</summary>
    public required long Waiting { get; init; }

    /// <summary>When the oldest of them happened: its age is the outbox's.</summary>
    /// <value>The default is <see langword="null"/>: none is waiting.</value>
    public DateTimeOffset? OldestAt { get; init; }

    /// <summary>How many events are dead: they failed as often as they may, and wait for a person.</summary>
    public required long Dead { get; init; }
}
