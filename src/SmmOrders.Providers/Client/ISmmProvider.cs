using System.Collections.Immutable;

namespace SmmOrders.Providers;

/// <summary>
/// Calls one provider directly: each call is exactly one request, sent immediately. Nothing is queued, retried, split into several
/// requests, or asked again one by one.
/// </summary>
/// <remarks>
/// <para>
/// Use it if you limit the request rate yourself, for example in a background loop that shares one limit across several machines. A
/// panel's pages use <see cref="SmmProviderClient"/>, which adds the queue, rate limit, retries, splitting and fallback.
/// </para>
/// <para>
/// Implement it for an upstream that does not speak the panel API v2, or as a test double. Implementations must be thread-safe.
/// Whatever the provider or the network does is returned as a <see cref="ProviderFailure"/>; only programming errors and the
/// caller's own cancellation throw. Create results with <see cref="ProviderResult"/>, <see cref="ProviderFailure"/> and the value
/// constructors.
/// </para>
/// </remarks>
public interface ISmmProvider
{
    /// <summary>The provider's name, used in logs and metrics; not blank. It never changes, and a client reads it once.</summary>
    string Name { get; }

    /// <summary>The maximum number of orders or refills in one request; 1 or above, and 1 if a request cannot cover several. Exceeding it throws.</summary>
    /// <remarks>
    /// The value comes from the provider's options and never changes by itself; a client reads it once. If the provider does not support several orders
    /// per request, every result carries the same refusal, with <see cref="ProviderFailure.IsOfWholeRequest"/>.
    /// </remarks>
    int MaxOrdersPerRequest { get; }

    /// <summary>
    /// The maximum time <see cref="AddOrderAsync"/> takes; above zero. If you store an order before you send it, you can store the time after
    /// which it is unknown if no answer was recorded.
    /// </summary>
    TimeSpan AddTimeout { get; }

    /// <summary>Gets the services that the provider offers.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    Task<ProviderResult<ProviderCatalog>> GetServicesAsync(CancellationToken cancellationToken = default);

    /// <summary>Gets the panel's balance with the provider.</summary>
    /// <inheritdoc cref="GetServicesAsync"/>
    Task<ProviderResult<ProviderBalance>> GetBalanceAsync(CancellationToken cancellationToken = default);

    /// <summary>Places an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">
    /// Cancels the wait. Once the request has left, a canceled order may or may not have been placed; prefer to let
    /// <see cref="AddTimeout"/> end it.
    /// </param>
    /// <returns>
    /// Placed, rejected, not sent, or <see cref="PlacementOutcome.Unknown"/>: an order that may have been placed is never
    /// reported as failed.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    Task<OrderPlacement> AddOrderAsync(NewOrder order, CancellationToken cancellationToken = default);

    /// <summary>Gets an order's status.</summary>
    /// <param name="orderId">The provider's identifier of the order.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The provider's answer, even if its status word is in no vocabulary; or the reason there is none.</returns>
    /// <exception cref="ArgumentException"><paramref name="orderId"/> is not a valid identifier.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    Task<ProviderResult<ProviderAnswer>> GetStatusAsync(string orderId, CancellationToken cancellationToken = default);

    /// <summary>Gets the status of several orders in one request.</summary>
    /// <param name="orderIds">The provider's identifiers, from 1 to <see cref="MaxOrdersPerRequest"/>; duplicates are requested once.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Each distinct identifier, in the order given, with its result.</returns>
    /// <exception cref="ArgumentException">One of the identifiers is not valid, there are none, or there are more than a request may hold.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    Task<ImmutableArray<ProviderItem<ProviderAnswer>>> GetStatusesAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken = default);

    /// <summary>Asks the provider to refill an order.</summary>
    /// <param name="orderId">The provider's identifier of the order.</param>
    /// <param name="cancellationToken">Cancels the wait, but not a request that has already left.</param>
    /// <returns>
    /// The acknowledgement, or a failure. <see cref="ProviderFailure.MayHaveTakenEffect"/> reports whether the request may have been
    /// carried out anyway.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="orderId"/> is not a valid identifier.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    Task<ProviderResult<RefillAcknowledgement>> RequestRefillAsync(string orderId, CancellationToken cancellationToken = default);

    /// <summary>Asks the provider to refill several orders in one request.</summary>
    /// <inheritdoc cref="GetStatusesAsync"/>
    Task<ImmutableArray<ProviderItem<RefillAcknowledgement>>> RequestRefillsAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken = default);

    /// <summary>Gets the status of a refill.</summary>
    /// <param name="refillId">The provider's identifier of the refill, from its acknowledgement.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="ArgumentException"><paramref name="refillId"/> is not a valid identifier.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    Task<ProviderResult<RefillReport>> GetRefillStatusAsync(string refillId, CancellationToken cancellationToken = default);

    /// <summary>Gets the status of several refills in one request.</summary>
    /// <param name="refillIds">The provider's identifiers, from 1 to <see cref="MaxOrdersPerRequest"/>; duplicates are requested once.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Each distinct identifier, in the order given, with its result.</returns>
    /// <exception cref="ArgumentException">One of the identifiers is not valid, there are none, or there are more than a request may hold.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    Task<ImmutableArray<ProviderItem<RefillReport>>> GetRefillStatusesAsync(IReadOnlyCollection<string> refillIds, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks the provider to cancel an order. The result only acknowledges the request: the order is canceled, and its refund due,
    /// once its status says so.
    /// </summary>
    /// <inheritdoc cref="RequestRefillAsync"/>
    Task<ProviderResult<CancelAcknowledgement>> RequestCancelAsync(string orderId, CancellationToken cancellationToken = default);

    /// <summary>Asks the provider to cancel several orders in one request.</summary>
    /// <inheritdoc cref="GetStatusesAsync"/>
    Task<ImmutableArray<ProviderItem<CancelAcknowledgement>>> RequestCancelsAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken = default);
}
