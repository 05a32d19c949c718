namespace SmmOrders.EntityFrameworkCore;

/// <summary>What is to be written for one order, if its version is still the one that was read.</summary>
/// <param name="Key">The order.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="Values">The values of <see cref="OrderColumns.Written"/>, in that order.</param>
/// <param name="Changed">Which of them differ from what was read: bit 0 is the first. No other is written, since it may not have been read.</param>
/// <param name="History">The rows to add to its history.</param>
/// <param name="Refund">The row to add to the ledger, if a refund is due.</param>
internal sealed record OrderChange<TKey>(
    TKey Key, long Version, object?[] Values, ulong Changed, IReadOnlyList<OrderHistoryEntry<TKey>> History, OrderRefundEntry<TKey>? Refund)
    where TKey : notnull;
