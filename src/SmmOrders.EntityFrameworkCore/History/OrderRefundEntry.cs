using System.Text.Json.Serialization;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>One refund that was paid: the ledger. Rows are only ever added, and no two of an order have the same total after.</summary>
/// <typeparam name="TKey">The type of the order's key.</typeparam>
public sealed class OrderRefundEntry<TKey> : IJsonOnDeserializing
    where TKey : notnull
{
    /// <summary>The row's own identifier, made by the application.</summary>
    public Guid Id { get; internal init; }

    /// <summary>The order.</summary>
    public TKey OrderId { get; internal init; } = default!;

    /// <summary>What was paid; above zero.</summary>
    public decimal Amount { get; internal init; }

    /// <summary>The total paid back for the order, this refund included.</summary>
    public decimal TotalAfter { get; internal init; }

    /// <summary>The currency of the amount: that of the order's charge.</summary>
    public string? Currency { get; internal init; }

    /// <summary>Why it was paid.</summary>
    public RefundReason Reason { get; internal init; }

    /// <summary>When it was reported or decided.</summary>
    public DateTimeOffset At { get; internal init; }

    /// <summary>The <see cref="OrderHistoryEntry{TKey}.Number"/> of the history row that it belongs to.</summary>
    public long HistoryNumber { get; internal init; }

    /// <summary>The write that it belongs to.</summary>
    public Guid WriteId { get; internal init; }

    void IJsonOnDeserializing.OnDeserializing() => throw RowJson.Refusal(nameof(OrderRefundEntry<TKey>));
}
