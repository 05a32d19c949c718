namespace SmmOrders.Hosting;

/// <summary>
/// Hears of what happens to orders: each transition, refund, decision and attention, from the store's outbox. Register an implementation for
/// a sink with <c>AddOrderEvents</c>; it may have scoped dependencies.
/// </summary>
public interface IOrderEvents
{
    /// <summary>
    /// Handles one event. It is handled once this returns; if it throws, or takes longer than <see cref="OrderEventOptions.Timeout"/>, it is
    /// tried again later, and the later events of the same order wait until it is handled, or dead after <see cref="OrderEventOptions.MostTries"/>.
    /// </summary>
    /// <remarks>
    /// Events come at least once: recognize what was handled before by <see cref="OrderEvent.Id"/>. Those of one order come in order and
    /// one at a time; those of different orders side by side, on several instances. An event that is made due again after it was dead
    /// (<see cref="IOutboxStore.RetryOutboxAsync"/>) comes after later ones of its order.
    /// </remarks>
    /// <param name="orderEvent">The event.</param>
    /// <param name="cancellationToken">
    /// Canceled when the time is over, or when the host's time to shut down is. In the second case the event is given back, and the try does not count.
    /// </param>
    /// <returns>A task that ends once the event is handled.</returns>
    Task HandleAsync(OrderEvent orderEvent, CancellationToken cancellationToken);
}
