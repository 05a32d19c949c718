using System.Text.Json.Serialization;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>One thing that happened to an order. Rows are only added; a purge alone removes them.</summary>
/// <typeparam name="TKey">The type of the order's key.</typeparam>
public sealed class OrderHistoryEntry<TKey> : IJsonOnDeserializing
    where TKey : notnull
{
    /// <summary>The row's own identifier, made by the application.</summary>
    public Guid Id { get; internal init; }

    /// <summary>The order.</summary>
    public TKey OrderId { get; internal init; } = default!;

    /// <summary>1, 2, 3 …, without gaps, for each order; also after the rows before it were purged.</summary>
    public long Number { get; internal init; }

    /// <summary>What happened.</summary>
    public HistoryKind Kind { get; internal init; }

    /// <summary>When it was reported or decided.</summary>
    public DateTimeOffset At { get; internal init; }

    /// <summary>The status before.</summary>
    public OrderStatus From { get; internal init; }

    /// <summary>The status after.</summary>
    public OrderStatus To { get; internal init; }

    /// <summary>Units delivered, as known after it.</summary>
    public long? Delivered { get; internal init; }

    /// <summary>The refund that was paid with it; <see langword="null"/> if none was.</summary>
    public decimal? RefundAmount { get; internal init; }

    /// <summary>The total paid back after it; <see langword="null"/> if there was no refund.</summary>
    public decimal? RefundTotal { get; internal init; }

    /// <summary>What the report that led to it found odd.</summary>
    public Findings Findings { get; internal init; }

    /// <summary>What was reported, for example <c>Partial, remains 157</c>; or the decision or step.</summary>
    public string? Reported { get; internal init; }

    /// <summary>Who decided it; <see langword="null"/> if a report did.</summary>
    public string? By { get; internal init; }

    /// <summary>Why, in that person's words.</summary>
    public string? Note { get; internal init; }

    /// <summary>The submission's status after it, if it was a step of the submission.</summary>
    public SubmissionStatus? Submission { get; internal init; }

    /// <summary>The write that it belongs to: all rows of one transaction have the same.</summary>
    public Guid WriteId { get; internal init; }

    void IJsonOnDeserializing.OnDeserializing() => throw RowJson.Refusal(nameof(OrderHistoryEntry<TKey>));
}
