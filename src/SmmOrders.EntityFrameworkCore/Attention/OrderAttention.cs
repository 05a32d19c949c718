using System.Text.Json.Serialization;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Something that a person should look at: a state of an order, an event, or what a provider does to all of its orders.</summary>
/// <remarks>
/// The store opens a row, and closes a state's when the state is over. A page reads it with LINQ of its own:
/// <c>Where(attention => attention.ClosedAt == null)</c>.
/// </remarks>
/// <typeparam name="TOrderId">The type of the order's key, nullable: for example <c>long?</c> or <c>string</c>.</typeparam>
public sealed class OrderAttention<TOrderId> : IJsonOnDeserializing
{
    /// <summary>The row's own identifier, made by the application.</summary>
    public Guid Id { get; internal init; }

    /// <summary>The order; <see langword="null"/> if it is about the provider.</summary>
    public TOrderId? OrderId { get; internal init; }

    /// <summary>The name of the provider that it is about, if it is about no order.</summary>
    public string? Provider { get; internal init; }

    /// <summary>What is odd: one finding.</summary>
    public Findings Finding { get; internal init; }

    /// <summary>
    /// What was reported, the unknown word, or why a report could not be applied; up to 1,000 characters. <see langword="null"/> if time
    /// alone opened it.
    /// </summary>
    public string? What { get; internal init; }

    /// <summary>When it began or was reported.</summary>
    public DateTimeOffset OpenedAt { get; internal init; }

    /// <summary>When the state ended, or a person closed it; <see langword="null"/> while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; internal init; }

    /// <summary>The person who closed it; <see langword="null"/> if it closed by itself.</summary>
    public string? ClosedBy { get; internal init; }

    /// <summary>Why, in that person's words.</summary>
    public string? Note { get; internal init; }

    /// <summary>
    /// What the row is about, as a number: no second row opens with the same. <see langword="null"/> once a state is over; an event keeps it.
    /// </summary>
    public Guid? UniqueKey { get; internal init; }

    void IJsonOnDeserializing.OnDeserializing() => throw RowJson.Refusal(nameof(OrderAttention<TOrderId>));
}
