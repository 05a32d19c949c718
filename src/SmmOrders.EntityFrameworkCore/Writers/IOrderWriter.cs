using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Writes changes in the open transaction of a context, and leaves its change tracker alone.</summary>
internal interface IOrderWriter<TOrder, TKey>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    /// <summary>Writes each change whose order still has the version that was read: order, history and ledger.</summary>
    /// <param name="context">The context, with an open transaction.</param>
    /// <param name="table">The tables.</param>
    /// <param name="changes">The changes, in the order of their keys; each order once.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The keys of those that were written.</returns>
    Task<IReadOnlySet<TKey>> WriteAsync(DbContext context, OrderTable<TOrder, TKey> table, IReadOnlyList<OrderChange<TKey>> changes, CancellationToken cancellationToken);
}
