using System.Text.Json.Serialization;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>One event for one sink: it names a row of the history or of attention. Delivered rows stay until they are purged.</summary>
/// <remarks>A page reads it with LINQ of its own, for example the dead events: <c>Where(row => row.DeadAt != null)</c>.</remarks>
/// <typeparam name="TOrderId">The type of the order's key, nullable: for example <c>long?</c> or <c>string</c>.</typeparam>
public sealed class OrderOutbox<TOrderId> : IJsonOnDeserializing
{
    /// <summary>The event's own identifier, made by the application.</summary>
    public Guid Id { get; internal init; }

    /// <summary>The sink that it is for.</summary>
    public string Sink { get; internal init; } = "";

    /// <summary>What it tells.</summary>
    public OutboxKind Kind { get; internal init; }

    /// <summary>The <c>Id</c> of the row of the history or of attention.</summary>
    public Guid SourceId { get; internal init; }

    /// <summary>The order; <see langword="null"/> if it is about a provider.</summary>
    public TOrderId? OrderId { get; internal init; }

    /// <summary>The order's version when it was written; 0 if it is about a provider. An order's events are delivered in the order of version and place.</summary>
    public long Version { get; internal init; }

    /// <summary>Its place among the events of that version.</summary>
    public long Place { get; internal init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; internal init; }

    /// <summary>When it may be claimed; <see langword="null"/> once it is delivered or dead.</summary>
    public DateTimeOffset? DueAt { get; internal init; }

    /// <summary>How often it was claimed.</summary>
    public int Tries { get; internal init; }

    /// <summary>When it was delivered; <see langword="null"/> if it is not.</summary>
    public DateTimeOffset? DeliveredAt { get; internal init; }

    /// <summary>When it failed for the last time; <see langword="null"/> if it is not dead.</summary>
    public DateTimeOffset? DeadAt { get; internal init; }

    /// <summary>Why its last try failed; up to 1,000 characters.</summary>
    public string? Words { get; internal init; }

    void IJsonOnDeserializing.OnDeserializing() => throw RowJson.Refusal(nameof(OrderOutbox<TOrderId>));
}
