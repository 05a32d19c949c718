using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>Something that happened, claimed to be delivered to one sink: a row of the history or of attention.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record OutboxEvent
{
    /// <summary>
    /// The event's own identifier: the same each time that it is given out, so that a receiver can tell what it has already. Each sink's
    /// event has its own.
    /// </summary>
    public required Guid Id { get; init; }

    /// <summary>The sink that it is for.</summary>
    public required string Sink { get; init; }

    /// <summary>What it tells.</summary>
    public required OutboxKind Kind { get; init; }

    /// <summary>The order; <see langword="null"/> if it is about a provider.</summary>
    public required OrderKey? Order { get; init; }

    /// <summary>When it happened; whole microseconds.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How often it was claimed, this time included; 1 or above.</summary>
    public required int Tries { get; init; }

    /// <summary>Until when the claim holds. It also names the claim.</summary>
    public required DateTimeOffset ClaimedUntil { get; init; }

    /// <summary>The row of the history, if <see cref="Kind"/> is <see cref="OutboxKind.History"/>.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public OutboxHistory? History { get; init; }

    /// <summary>The row of attention as it is now, if <see cref="Kind"/> is another.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public OutboxAttention? Attention { get; init; }
}
