namespace SmmOrders.EntityFrameworkCore;

// The port's IMonitoringStore.
public sealed partial class OrderStore<TContext, TOrder, TKey>
{
    private readonly MonitoringWork<TContext, TOrder, TKey> _monitoring;

    /// <inheritdoc/>
    /// <remarks>It ignores the context's query filters, and reads a few ranges of indexes: the panel's ended orders cost nothing.</remarks>
    public Task<OrderCounts> CountOrdersAsync(CancellationToken cancellationToken = default) => _monitoring.CountAsync(cancellationToken);

    /// <inheritdoc/>
    /// <remarks>
    /// It tries once, whatever the context's execution strategy, and asks for no row: each table of the model for the columns of ours.
    /// </remarks>
    public Task<StoreCheck> CheckAsync(CancellationToken cancellationToken = default) => _monitoring.CheckAsync(cancellationToken);
}
