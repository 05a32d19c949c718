using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <content>Forgets.</content>
public sealed partial class OrderStore<TContext, TOrder, TKey>
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly Retention<TContext, TOrder, TKey> _retention;

    /// <inheritdoc/>
    /// <remarks>
    /// It goes through the orders in pages of 500, each in a transaction of its own, passes over what another session holds, and ignores the
    /// context's query filters. Verification judges what is left: above what was due, money may then be refunded without a row that says who decided.
    /// </remarks>
    public Task<PurgeOutcome> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken = default) => _retention.PurgeAsync(before, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>
    /// Each order is erased in a transaction of its own. It ignores the context's query filters: what they hide is erased too. An event keeps
    /// the hash by which the same report is known again.
    /// </remarks>
    public Task<IReadOnlyList<ErasureOutcome>> EraseAsync(OrderErasure erasure, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(erasure);
        erasure.EnsureValid();
        return _retention.EraseAsync(erasure, cancellationToken);
    }

    /// <summary>For tests: with other tables, with other statuses that end an order, or in pages of another size.</summary>
    internal Retention<TContext, TOrder, TKey> RetentionWith(
        ImmutableArray<RetainedTable>? tables = null, ImmutableArray<OrderStatus>? ended = null, int pageSize = 500) =>
        _retention.With(tables ?? RetainedTables.All, ended ?? [.. OrderStatuses.Final], pageSize);
}
