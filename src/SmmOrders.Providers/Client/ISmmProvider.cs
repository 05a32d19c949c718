using System.Collections.Immutable;

namespace SmmOrders.Providers;

/// <summary>
/// One provider, asked directly: each call is exactly one request, sent at once. Nothing waits for a turn, is retried, is split into
/// several requests, or is asked again one by one.
/// </summary>
/// <remarks>
/// <para>
/// It is for whoever keeps a pace of their own, such as a background loop with a limit over several machines. A panel's pages use
/// <see cref="SmmProviderClient"/>, which adds the queue, the pace, the retries, the splitting and the fallback.
/// </para>
/// <para>
/// An upstream that does not speak the panel API v2 can implement it, and so can a test. Implementations are safe from any thread. What
/// the provider or the network does is returned as a <see cref="ProviderFailure"/>; only a programmer's error and the caller's own
/// cancellation throw. Results are made by <see cref="ProviderResult"/>, <see cref="ProviderFailure"/> and the constructors of the values.
/// </para>
/// </remarks>
public interface ISmmProvider
{
    /// <summary>The provider's name, for people, in logs and in metrics.</summary>
    string Name { get; }

    /// <summary>The most orders or refills of one request; from 1, where a request cannot be about several. Asking for more throws.</summary>
    /// <remarks>
    /// It is what the provider's options say, and does not change by itself. That a provider cannot answer about many shows in the
    /// results: each of them has the same refusal, with <see cref="ProviderFailure.IsOfWholeRequest"/>.
    /// </remarks>
    int MaxOrdersPerRequest { get; }

    /// <summary>
    /// How long <see cref="AddOrderAsync"/> takes at most. Whoever stores that an order is about to be sent can store with it the instant
    /// after which, without an answer, the order is unknown.
    /// </summary>
    TimeSpan AddTimeout { get; }

    /// <summary>Asks what the provider offers.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    Task<ProviderResult<ProviderCatalog>> GetServicesAsync(CancellationToken cancellationToken = default);

    /// <summary>Asks for the panel's money with the provider.</summary>
    /// <inheritdoc cref="GetServicesAsync"/>
    Task<ProviderResult<ProviderBalance>> GetBalanceAsync(CancellationToken cancellationToken = default);

    /// <summary>Places an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">
    /// Ends the waiting. Once the request has left, nobody knows whether a canceled order was placed: better let
    /// <see cref="AddTimeout"/> end it.
    /// </param>
    /// <returns>
    /// Placed, rejected, not sent, or <see cref="PlacementOutcome.Unknown"/>: an order that may have been placed is never reported as failed.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    Task<OrderPlacement> AddOrderAsync(NewOrder order, CancellationToken cancellationToken = default);

    /// <summary>Asks for an order's status.</summary>
    /// <param name="orderId">The provider's identifier of the order.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>What the provider says, also with a status word that is in no vocabulary; or why it says nothing.</returns>
    /// <exception cref="ArgumentException"><paramref name="orderId"/> cannot be an identifier.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    Task<ProviderResult<ProviderAnswer>> GetStatusAsync(string orderId, CancellationToken cancellationToken = default);

    /// <summary>Asks for the status of several orders in one request.</summary>
    /// <param name="orderIds">The provider's identifiers, from 1 to <see cref="MaxOrdersPerRequest"/>; one that comes twice is asked for once.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Every identifier that was asked for, once, in the order given, with its result.</returns>
    /// <exception cref="ArgumentException">One of the identifiers cannot be one, or there are none, or more than a request may hold.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    Task<ImmutableArray<ProviderItem<ProviderAnswer>>> GetStatusesAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken = default);

    /// <summary>Asks the provider to refill an order.</summary>
    /// <param name="orderId">The provider's identifier of the order.</param>
    /// <param name="cancellationToken">Ends the waiting, not what has left already.</param>
    /// <returns>
    /// The acknowledgement, or a failure; <see cref="ProviderFailure.MayHaveTakenEffect"/> tells whether the request may have been carried
    /// out all the same.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="orderId"/> cannot be an identifier.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    Task<ProviderResult<RefillAcknowledgement>> RequestRefillAsync(string orderId, CancellationToken cancellationToken = default);

    /// <summary>Asks the provider to refill several orders in one request.</summary>
    /// <inheritdoc cref="GetStatusesAsync"/>
    Task<ImmutableArray<ProviderItem<RefillAcknowledgement>>> RequestRefillsAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken = default);

    /// <summary>Asks how far a refill is.</summary>
    /// <param name="refillId">The provider's identifier of the refill, from its acknowledgement.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ArgumentException"><paramref name="refillId"/> cannot be an identifier.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    Task<ProviderResult<RefillReport>> GetRefillStatusAsync(string refillId, CancellationToken cancellationToken = default);

    /// <summary>Asks how far several refills are, in one request.</summary>
    /// <param name="refillIds">The provider's identifiers, from 1 to <see cref="MaxOrdersPerRequest"/>; one that comes twice is asked for once.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Every identifier that was asked for, once, in the order given, with its result.</returns>
    /// <exception cref="ArgumentException">One of the identifiers cannot be one, or there are none, or more than a request may hold.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    Task<ImmutableArray<ProviderItem<RefillReport>>> GetRefillStatusesAsync(IReadOnlyCollection<string> refillIds, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks the provider to cancel an order. What comes back is an acknowledged request: the order is canceled, and its refund due, when
    /// its status says so.
    /// </summary>
    /// <inheritdoc cref="RequestRefillAsync"/>
    Task<ProviderResult<CancelAcknowledgement>> RequestCancelAsync(string orderId, CancellationToken cancellationToken = default);

    /// <summary>Asks the provider to cancel several orders in one request.</summary>
    /// <inheritdoc cref="GetStatusesAsync"/>
    Task<ImmutableArray<ProviderItem<CancelAcknowledgement>>> RequestCancelsAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken = default);
}
