using System.Text.Json.Serialization;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>One attempt to send an order to a provider, and what was answered: written before its request leaves, and once more with the answer.</summary>
/// <typeparam name="TKey">The type of the order's key.</typeparam>
public sealed class OrderAttempt<TKey> : IJsonOnDeserializing
    where TKey : notnull
{
    /// <summary>The attempt's own identifier, made by the application.</summary>
    public Guid Id { get; internal init; }

    /// <summary>The order.</summary>
    public TKey OrderId { get; internal init; } = default!;

    /// <summary>1, 2, 3 …, for each order.</summary>
    public int Number { get; internal init; }

    /// <summary>The provider's name.</summary>
    public string? Provider { get; internal init; }

    /// <summary>The provider's identifier of its service.</summary>
    public string? ProviderService { get; internal init; }

    /// <summary>When the request was to leave.</summary>
    public DateTimeOffset At { get; internal init; }

    /// <summary>When the order became unknown if nothing was answered.</summary>
    public DateTimeOffset OverdueAt { get; internal init; }

    /// <summary>When it was answered; <see langword="null"/> if it was not.</summary>
    public DateTimeOffset? AnsweredAt { get; internal init; }

    /// <summary>What was answered, or found out by a person; <see langword="null"/> if nothing was.</summary>
    public AttemptAnswer? Answer { get; internal init; }

    /// <summary>Why the provider refused it; <see langword="null"/> if it did not.</summary>
    public RefusalKind? Refusal { get; internal init; }

    /// <summary>What the provider said; at most 1,000 characters.</summary>
    public string? Words { get; internal init; }

    /// <summary>The provider's identifier of the order that this attempt made; unique for the provider.</summary>
    public string? ProviderOrderId { get; internal init; }

    void IJsonOnDeserializing.OnDeserializing() => throw RowJson.Refusal(nameof(OrderAttempt<TKey>));
}
