namespace SmmOrders.Hosting;

/// <summary>
/// Hears of what happens to orders: each transition, refund, decision and attention, from the store's outbox. Register an implementation for
/// a sink with <c>AddOrderEvents</c>; it may have scoped dependencies.
/// </summary>
public interface IOrderEvents
{
    /// <summary>
    /// Handles one event. It is handled once this returns; if it throws, or takes longer than <see cref="OrderEventOptions.Timeout"/>, it is
    /// tried again later, and the later events of the same order wait.
    /// </summary>
    /// <remarks>
    /// Events come at least once: recognize what was handled before by <see cref="OrderEvent.Id"/>. Those of one order come in order and
    /// one at a time; those of different orders side by side.
    /// </remarks>
    /// <param name="orderEvent">The event.</param>
    /// <param name="cancellationToken">Canceled when the time is over, or when the host's time to shut down is.</param>
    Task HandleAsync(OrderEvent orderEvent, CancellationToken cancellationToken);
}
