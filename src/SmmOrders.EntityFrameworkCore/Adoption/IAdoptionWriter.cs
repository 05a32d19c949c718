using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Writes adopted orders, with the first rows of their history and ledger, in the open transaction of a context.</summary>
internal interface IAdoptionWriter<TOrder, TKey>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    /// <summary>Writes each order that is still without a version.</summary>
    /// <returns>The keys of those that were written.</returns>
    Task<IReadOnlySet<TKey>> WriteAsync(DbContext context, IReadOnlyList<AdoptedOrder<TOrder, TKey>> orders, CancellationToken cancellationToken);
}
