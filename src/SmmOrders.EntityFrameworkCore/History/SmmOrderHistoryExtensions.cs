using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Reads what the store recorded, through the panel's own context.</summary>
public static class SmmOrderHistoryExtensions
{
    /// <summary>What happened to an order, in order. Untracked. Empty if the context's query filters hide the order.</summary>
    /// <typeparam name="TKey">The type of the order's key.</typeparam>
    /// <param name="context">The panel's context.</param>
    /// <param name="order">The order's key.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The context has no order with such a key, or no history.</exception>
    public static IQueryable<OrderHistoryEntry<TKey>> OrderHistory<TKey>(this DbContext context, TKey order)
        where TKey : notnull
    {
        IQueryable<TKey> visible = VisibleOrders.Of(context, order);
        return context.Set<OrderHistoryEntry<TKey>>().AsNoTracking().Where(entry => visible.Contains(entry.OrderId)).OrderBy(entry => entry.Number);
    }

    /// <summary>What was paid back for an order, in order. Untracked. Empty if the context's query filters hide the order.</summary>
    /// <inheritdoc cref="OrderHistory"/>
    public static IQueryable<OrderRefundEntry<TKey>> OrderRefunds<TKey>(this DbContext context, TKey order)
        where TKey : notnull
    {
        IQueryable<TKey> visible = VisibleOrders.Of(context, order);
        return context.Set<OrderRefundEntry<TKey>>().AsNoTracking().Where(entry => visible.Contains(entry.OrderId)).OrderBy(entry => entry.HistoryNumber);
    }
}
