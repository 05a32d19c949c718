using System.Text.Json.Serialization;

namespace SmmOrders.Testing;

/// <summary>One row of attention: a state of an order, an event, or what a provider does to all of its orders.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record StoredAttention
{
    /// <summary>The row's own identifier.</summary>
    public required Guid Id { get; init; }

    /// <summary>The order.</summary>
    /// <value>The default is <see langword="null"/>: it is about the provider.</value>
    public OrderKey? Order { get; init; }

    /// <summary>The name of the provider that it is about.</summary>
    /// <value>The default is <see langword="null"/>: it is about an order.</value>
    public string? Provider { get; init; }

    /// <summary>What is odd: one finding.</summary>
    public required Findings Finding { get; init; }

    /// <summary>What was reported, the unknown word, or why a report could not be applied.</summary>
    /// <value>The default is <see langword="null"/>: time alone opened it.</value>
    public string? What { get; init; }

    /// <summary>When it began or was reported; whole microseconds.</summary>
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

    /// <summary>Whether the state is over; an event never is.</summary>
    internal bool IsOver { get; init; }

    /// <summary>Whether it is about a provider that the panel no longer has.</summary>
    internal bool IsOfMissing { get; init; }

    /// <summary>What <see cref="What"/> was when the row opened, as a number: the same report opens no second row, also after an erasure.</summary>
    internal int Reported { get; init; }
}
