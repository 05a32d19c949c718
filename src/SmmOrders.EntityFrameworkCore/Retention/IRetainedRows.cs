using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>The rows of one table of ours, as they are purged and erased, in the open transaction of a context.</summary>
internal interface IRetainedRows<TOrder, TKey>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    /// <summary>Whether an order has rows to remove; <see langword="null"/> if its own mark says so.</summary>
    Expression<Func<TOrder, bool>>? HasAny(DbContext context);

    /// <summary>Whether a row of it holds an order; <see langword="null"/> if none does.</summary>
    Expression<Func<TOrder, bool>>? IsHeld(DbContext context);

    /// <summary>Removes the rows of these orders that are over.</summary>
    /// <returns>How many there were.</returns>
    Task<int> PurgeAsync(DbContext context, List<TKey> orders, CancellationToken cancellationToken);

    /// <summary>Replaces words and the customer's name in the rows of an order.</summary>
    /// <returns>How many rows changed.</returns>
    Task<int> EraseAsync(DbContext context, TKey order, OrderErasure erasure, CancellationToken cancellationToken);
}
