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

    /// <summary>Whether it is yet to be adopted: nothing is excused that the panel may have done before.</summary>
    internal bool IsToAdopt { get; init; }

    /// <summary>Whether it is a row of a panel's old table that was never adopted: nobody promised anything about it.</summary>
    internal bool IsOld => Row is { Version: null, HistoryCount: null, Bucket: null, LastWriteId: null, BoughtAt: null } && History.Count == 0 && Refunds.Count == 0;

    /// <summary>Whether the store made the order, and did not adopt an old one.</summary>
    internal bool IsOurs => Row.BoughtAt is not null;

    /// <summary>The number of the last row that the history must have.</summary>
    internal long LastNumber => Math.Max(Row.HistoryCount ?? 0, History.Count == 0 ? 0 : History[^1].Number);

    /// <summary>The history's last row, unless a later one is missing.</summary>
    internal OrderHistoryEntry<TKey>? Last => History.Count > 0 && History[^1].Number == LastNumber ? History[^1] : null;
}
