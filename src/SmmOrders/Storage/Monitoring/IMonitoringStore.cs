namespace SmmOrders;

/// <summary>The part of <see cref="IOrderStore"/> that metrics and health checks read. It goes over all orders, and changes nothing.</summary>
public interface IMonitoringStore
{
    /// <summary>
    /// Counts the orders that the workers deal with, and what a person should look at. Its cost follows the number of those: read it every
    /// 15 seconds or so, and less often if it takes long.
    /// </summary>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    Task<OrderCounts> CountOrdersAsync(CancellationToken cancellationToken = default);

    /// <summary>Checks that the store can work: it is reachable, and everything that it reads and writes is there. For a readiness check.</summary>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>What is missing. That the store cannot be reached is told, not thrown.</returns>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    Task<StoreCheck> CheckAsync(CancellationToken cancellationToken = default);
}
