namespace SmmOrders.EntityFrameworkCore;

/// <summary>Something to do with one order: apply a report, a decision or a step.</summary>
/// <typeparam name="TOrder">The panel's order.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="T">What the caller gets.</typeparam>
internal interface IOrderTask<TOrder, TKey, T>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    /// <summary>The order.</summary>
    OrderKey Order { get; }

    /// <summary>Decides it on the order as read.</summary>
    /// <exception cref="ArgumentException">The row breaks a law, or a column cannot hold an amount.</exception>
    PlannedChange<TOrder, TKey, T> Plan(ChangePlan<TOrder, TKey> plan, OrderRow<TOrder, TKey> row, Guid writeId);

    /// <summary>The outcome without a decision.</summary>
    T Outcome(ApplyStatus status, string? reason = null);
}
