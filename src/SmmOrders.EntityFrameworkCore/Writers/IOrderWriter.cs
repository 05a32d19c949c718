using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Writes changes in the open transaction of a context, and leaves its change tracker alone. It belongs to one model, and is thread-safe.</summary>
internal interface IOrderWriter<TOrder, TKey>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    /// <summary>Writes each change whose order still has the version that was read: order, history and ledger. The same for schedules.</summary>
    /// <param name="context">The context, with an open transaction.</param>
    /// <param name="changes">The changes, in the order of their keys; each order once.</param>
    /// <param name="schedules">When to poll other orders again. Another writer's schedule may win.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The keys of the changes that were written.</returns>
    Task<IReadOnlySet<TKey>> WriteAsync(
        DbContext context, IReadOnlyList<OrderChange<TKey>> changes, IReadOnlyList<OrderSchedule<TKey>> schedules, CancellationToken cancellationToken);
}
