using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Reads what the store recorded, through the panel's own context.</summary>
public static class SmmOrderHistoryExtensions
{
    /// <summary>What happened to an order, in order. Untracked.</summary>
    /// <typeparam name="TKey">The type of the order's key.</typeparam>
    /// <param name="context">The panel's context.</param>
    /// <param name="order">The order's key.</param>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is <see langword="null"/>.</exception>
    public static IQueryable<OrderHistoryEntry<TKey>> OrderHistory<TKey>(this DbContext context, TKey order)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Set<OrderHistoryEntry<TKey>>().AsNoTracking().Where(entry => entry.OrderId.Equals(order)).OrderBy(entry => entry.Number);
    }

    /// <summary>What was paid back for an order, in order. Untracked.</summary>
    /// <inheritdoc cref="OrderHistory"/>
    public static IQueryable<OrderRefundEntry<TKey>> OrderRefunds<TKey>(this DbContext context, TKey order)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Set<OrderRefundEntry<TKey>>().AsNoTracking().Where(entry => entry.OrderId.Equals(order)).OrderBy(entry => entry.HistoryNumber);
    }
}
