namespace SmmOrders.EntityFrameworkCore;

/// <summary>What was asked of one order, and what the core decided about it.</summary>
/// <typeparam name="TOrder">The panel's order.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="T">What the caller gets.</typeparam>
internal sealed record PlannedChange<TOrder, TKey, T>
    where TKey : notnull
{
    /// <summary>What to tell the caller, by what became of it.</summary>
    internal required Func<ApplyStatus, T> Outcome { get; init; }

    /// <summary>The row that was read.</summary>
    internal required OrderRow<TOrder, TKey> Row { get; init; }

    /// <summary>What to write; <see langword="null"/> if there is nothing.</summary>
    internal OrderChange<TKey>? Change { get; init; }

    /// <summary>What it opens and closes in the table of attention, if the change is written or there is none.</summary>
    internal AttentionChange? Attention { get; init; }

    /// <summary>When to poll the order again, if nothing else is written and its row does not say so already.</summary>
    internal OrderSchedule<TKey>? Schedule { get; init; }

    /// <summary>The refund to pay.</summary>
    internal Refund? Refund { get; init; }

    /// <summary>What became of it if nothing is written.</summary>
    internal ApplyStatus Otherwise { get; init; } = ApplyStatus.Unchanged;
}
