using System.Text.Json.Serialization;

namespace SmmOrders.Testing;

/// <summary>One request to cancel or refill an order, and what became of it.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record StoredRequest
{
    /// <summary>The request's own identifier.</summary>
    public required Guid Id { get; init; }

    /// <summary>What was asked for.</summary>
    public required RequestKind Kind { get; init; }

    /// <summary>How far it has come.</summary>
    public required RequestStatus Status { get; init; }

    /// <summary>The name of the provider that has the order.</summary>
    /// <value>The default is <see langword="null"/>: none.</value>
    public string? Provider { get; init; }

    /// <summary>When it was asked for; whole microseconds.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string AskedBy { get; init; }

    /// <summary>Why, in that person's words.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Note { get; init; }

    /// <summary>When it is to be sent, or a refill followed.</summary>
    /// <value>The default is <see langword="null"/>: neither.</value>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>How often it was sent.</summary>
    /// <value>The default is 0.</value>
    public int Tries { get; init; }

    /// <summary>When it was last to leave.</summary>
    /// <value>The default is <see langword="null"/>: it was never sent.</value>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>While it is sending, when it becomes unknown if nothing is answered.</summary>
    /// <value>The default is <see langword="null"/>: it is not sending.</value>
    public DateTimeOffset? OverdueAt { get; init; }

    /// <summary>When it was last answered.</summary>
    /// <value>The default is <see langword="null"/>: it was not.</value>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The person who found out what became of it.</summary>
    /// <value>The default is <see langword="null"/>: the provider answered.</value>
    public string? AnsweredBy { get; init; }

    /// <summary>What the provider said last, or that person.</summary>
    /// <value>The default is <see langword="null"/>: nothing.</value>
    public string? Words { get; init; }

    /// <summary>The provider's identifier of the request.</summary>
    /// <value>The default is <see langword="null"/>: it gave none.</value>
    public string? ProviderRequestId { get; init; }

    /// <summary>When it was over.</summary>
    /// <value>The default is <see langword="null"/>: it is not.</value>
    public DateTimeOffset? EndedAt { get; init; }
}
