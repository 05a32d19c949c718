namespace SmmOrders.EntityFrameworkCore;

/// <summary>All that is stored about one order, read at one instant.</summary>
internal sealed class OrderRecord<TOrder, TKey>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    internal required OrderRow<TOrder, TKey> Row { get; init; }

    /// <summary>By number.</summary>
    internal required IReadOnlyList<OrderHistoryEntry<TKey>> History { get; init; }

    /// <summary>By history number, then total after.</summary>
    internal required IReadOnlyList<OrderRefundEntry<TKey>> Refunds { get; init; }

    /// <summary>The rules of the order; <see langword="null"/> if there are none for its currency.</summary>
    internal required OrderRuleSet? Rules { get; init; }

    /// <summary>Whether the store made the order, and did not adopt an old one.</summary>
    internal bool IsOurs => Row.BoughtAt is not null;

    /// <summary>The number of the last row that the history must have.</summary>
    internal long LastNumber => Math.Max(Row.HistoryCount ?? 0, History.Count == 0 ? 0 : History[^1].Number);

    /// <summary>The history's last row, unless a later one is missing.</summary>
    internal OrderHistoryEntry<TKey>? Last => History.Count > 0 && History[^1].Number == LastNumber ? History[^1] : null;
}
