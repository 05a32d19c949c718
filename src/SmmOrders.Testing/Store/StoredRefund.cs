using System.Text.Json.Serialization;

namespace SmmOrders.Testing;

/// <summary>One row of the refund ledger. No two rows of an order have the same <see cref="TotalAfter"/>.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record StoredRefund
{
    /// <summary>What was paid; above zero.</summary>
    public required decimal Amount { get; init; }

    /// <summary>The total paid back for the order, this refund included.</summary>
    public required decimal TotalAfter { get; init; }

    /// <summary>The currency of the amount: that of the order's charge.</summary>
    /// <value>The default is <see langword="null"/>: the panel's only one.</value>
    public string? Currency { get; init; }

    /// <summary>Why it was paid.</summary>
    public required RefundReason Reason { get; init; }

    /// <summary>When it was reported or decided; whole microseconds.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The <see cref="StoredHistoryEntry.Number"/> of the history row that records it too.</summary>
    public required long HistoryNumber { get; init; }
}
