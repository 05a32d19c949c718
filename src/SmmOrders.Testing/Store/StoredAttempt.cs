using System.Text.Json.Serialization;

namespace SmmOrders.Testing;

/// <summary>One attempt to send an order, and what was answered.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record StoredAttempt
{
    /// <summary>The attempt's own identifier.</summary>
    public required Guid Id { get; init; }

    /// <summary>1, 2, 3 …, for each order.</summary>
    public required int Number { get; init; }

    /// <summary>The provider's name.</summary>
    /// <value>The default is <see langword="null"/>: the order had none.</value>
    public string? Provider { get; init; }

    /// <summary>The provider's identifier of its service.</summary>
    /// <value>The default is <see langword="null"/>: the order had none.</value>
    public string? ProviderService { get; init; }

    /// <summary>When the request was to leave; whole microseconds.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the order became unknown if nothing was answered.</summary>
    public required DateTimeOffset OverdueAt { get; init; }

    /// <summary>When it was answered.</summary>
    /// <value>The default is <see langword="null"/>: it was not.</value>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>What was answered.</summary>
    /// <value>The default is <see langword="null"/>: nothing was.</value>
    public AttemptAnswer? Answer { get; init; }

    /// <summary>Why the provider refused it.</summary>
    /// <value>The default is <see langword="null"/>: it did not.</value>
    public RefusalKind? Refusal { get; init; }

    /// <summary>What the provider said.</summary>
    /// <value>The default is <see langword="null"/>: nothing.</value>
    public string? Words { get; init; }

    /// <summary>The provider's identifier of the order that the attempt made.</summary>
    /// <value>The default is <see langword="null"/>: none is known.</value>
    public string? ProviderOrderId { get; init; }
}
