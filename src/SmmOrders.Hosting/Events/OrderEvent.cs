using System.Text.Json.Serialization;

namespace SmmOrders.Hosting;

/// <summary>
/// Something that happened to an order or a provider, for others to know: what a webhook's body has, and what a message bus may carry. Its
/// JSON is stable: names, enums by name, money as numbers with all their decimals, instants as ISO 8601 in UTC. Names may be added.
/// </summary>
public sealed record OrderEvent : IJsonOnDeserialized
{
    /// <summary>The event's identifier: the same each time that it is sent.</summary>
    [JsonPropertyName("id")]
    public required Guid Id { get; init; }

    /// <summary>What it is about.</summary>
    [JsonPropertyName("kind")]
    public required OutboxKind Kind { get; init; }

    /// <summary>The panel's own key of the order, as text (<see cref="OrderKey.ToString"/>).</summary>
    /// <value>The default is <see langword="null"/>: it is about a provider.</value>
    [JsonPropertyName("order")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Order { get; init; }

    /// <summary>When it happened.</summary>
    [JsonPropertyName("at")]
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened to the order, if <see cref="Kind"/> is <see cref="OutboxKind.History"/>.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    [JsonPropertyName("history")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OrderEventHistory? History { get; init; }

    /// <summary>What a person should look at, or no longer needs to, if <see cref="Kind"/> is another.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    [JsonPropertyName("attention")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OrderEventAttention? Attention { get; init; }

    /// <summary>The event of the outbox, without what only its delivery needs.</summary>
    /// <param name="claimed">The event.</param>
    /// <exception cref="ArgumentNullException"><paramref name="claimed"/> is <see langword="null"/>.</exception>
    public static OrderEvent From(OutboxEvent claimed)
    {
        ArgumentNullException.ThrowIfNull(claimed);
        return new()
        {
            Id = claimed.Id,
            Kind = claimed.Kind,
            Order = claimed.Order?.ToString(),
            At = claimed.At.ToUniversalTime(),
            History = claimed.History is { } history ? OrderEventHistory.Of(history) : null,
            Attention = claimed.Attention is { } attention ? OrderEventAttention.Of(attention) : null,
        };
    }

    void IJsonOnDeserialized.OnDeserialized()
    {
        JsonInput.Ensure(Id != Guid.Empty, "Id is empty.");
        _ = JsonInput.Defined(Kind);
        JsonInput.Ensure(
            (History is not null, Attention is not null) == (Kind == OutboxKind.History, Kind != OutboxKind.History), "An event has History or Attention, as its Kind says.");
    }
}
