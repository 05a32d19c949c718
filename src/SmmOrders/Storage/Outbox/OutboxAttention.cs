using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>The row of attention that an event tells of, as it is when the event is claimed.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record OutboxAttention
{
    /// <summary>The row's own identifier, which <see cref="AttentionClosing.Id"/> names to close it.</summary>
    public required Guid Id { get; init; }

    /// <summary>What is odd: one finding.</summary>
    public required Findings Finding { get; init; }

    /// <summary>The name of the provider that it is about.</summary>
    /// <value>The default is <see langword="null"/>: it is about an order.</value>
    public string? Provider { get; init; }

    /// <summary>What was reported, the unknown word, or why a report could not be applied.</summary>
    /// <value>The default is <see langword="null"/>: time alone opened it.</value>
    public string? What { get; init; }

    /// <summary>When it began or was reported.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the state ended, or a person closed it.</summary>
    /// <value>The default is <see langword="null"/>: it is open.</value>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The person who closed it.</summary>
    /// <value>The default is <see langword="null"/>: nobody, it is open or closed by itself.</value>
    public string? ClosedBy { get; init; }

    /// <summary>Why, in that person's words.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Note { get; init; }
}
