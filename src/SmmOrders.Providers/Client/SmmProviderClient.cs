using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;

namespace SmmOrders.Providers;

/// <summary>
/// Talks to one provider over the panel API v2. What the provider or the network does comes back as a value or a
/// <see cref="ProviderFailure"/>, never as an exception; only a programmer's error and the caller's own cancellation throw.
/// </summary>
/// <remarks>
/// <para>
/// Registered by <c>services.AddSmmProvider(…)</c>; get it from <see cref="SmmProviders"/>, or as a keyed service under the
/// provider's name. Safe from any thread; keep it as long as its container. Where that is disposed, what still waits for its turn
/// ends in an <see cref="ObjectDisposedException"/>: it never left.
/// </para>
/// <para>
/// Requests that only read may be retried and pass a circuit breaker. <c>add</c>, <c>refill</c> and <c>cancel</c> are sent once,
/// whatever happens. Redirects are not followed, bodies are limited, and the key goes into the request's body alone.
/// </para>
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class SmmProviderClient
{
    /// <summary>The most orders or refills of one request, by the protocol.</summary>
    public const int MaxPerRequest = 100;

    private readonly ProviderRequests _requests;
    private readonly BatchRequests _batches;
    private readonly StatusRequests _statuses;
    private readonly ProviderSetup _setup;

    internal SmmProviderClient(ProviderRequests requests, ProviderSetup setup, ILogger<SmmProviderClient> logger)
    {
        _requests = requests;
        _batches = new(requests, setup);
        _statuses = new(requests, _batches, setup, logger);
        _setup = setup;
    }

    /// <summary>The name that the provider was registered under.</summary>
    public string Name => _setup.Name;

    /// <summary>Asks what the provider offers (<c>action=services</c>).</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public Task<ProviderResult<ProviderCatalog>> GetServicesAsync(CancellationToken cancellationToken = default) =>
        _requests.SendAsync(_setup.Call(ProviderAction.Services), _setup.Readers.Services, cancellationToken);

    /// <summary>Asks for the panel's money with the provider (<c>action=balance</c>).</summary>
    /// <inheritdoc cref="GetServicesAsync"/>
    public Task<ProviderResult<ProviderBalance>> GetBalanceAsync(CancellationToken cancellationToken = default) =>
        _requests.SendAsync(_setup.Call(ProviderAction.Balance), _setup.Readers.Balance, cancellationToken);

    /// <summary>Places an order (<c>action=add</c>). Sent once, whatever happens.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">
    /// Ends the waiting. Once the request has left, nobody knows whether a canceled order was placed: better cancel before, or let
    /// <see cref="SmmProviderOptions.Timeout"/> end it.
    /// </param>
    /// <returns>
    /// Placed, rejected, not sent, or <see cref="PlacementOutcome.Unknown"/>: an order that may have been placed is never told as failed.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public async Task<OrderPlacement> AddOrderAsync(NewOrder order, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        ProviderCall call = _setup.Call(ProviderAction.Add, order.Fields.AsSpan());
        ProviderResult<string> result = await _requests.SendAsync(call, _setup.Readers.Placement, cancellationToken).ConfigureAwait(false);
        return OrderPlacement.Of(result, call.HasLeft);
    }

    /// <summary>Asks for an order's status (<c>action=status</c>).</summary>
    /// <param name="orderId">The provider's identifier of the order.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>
    /// What the provider says, also with a status word that is in no vocabulary; or why it says nothing. Give its
    /// <see cref="ProviderResultExtensions.ToReport"/> to <see cref="OrderTracker.Observe"/>.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="orderId"/> cannot be an identifier.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public Task<ProviderResult<ProviderAnswer>> GetStatusAsync(string orderId, CancellationToken cancellationToken = default) =>
        _statuses.SendAsync(OrderIds.EnsureUsable(orderId, nameof(orderId)), cancellationToken);

    /// <summary>
    /// Asks for the status of any number of orders, <see cref="MaxPerRequest"/> a request. A request that fails costs its own orders
    /// and no other.
    /// </summary>
    /// <param name="orderIds">The provider's identifiers; one that comes twice is asked for once.</param>
    /// <param name="cancellationToken">Ends the waiting; answers that came already are lost.</param>
    /// <returns>
    /// Every identifier that was asked for, once, in the order given, and its result as <see cref="GetStatusAsync"/> tells it. One that the provider's answer
    /// does not have is <see cref="ProviderFailureKind.NotReported"/>; what was not asked for is passed over.
    /// </returns>
    /// <exception cref="ArgumentException">One of the identifiers cannot be one.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public Task<ImmutableArray<ProviderItem<ProviderAnswer>>> GetStatusesAsync(
        IEnumerable<string> orderIds, CancellationToken cancellationToken = default) =>
        _statuses.SendAsync(OrderIds.EnsureUsable(orderIds, nameof(orderIds)), cancellationToken);

    /// <summary>Asks the provider to refill an order (<c>action=refill</c>). Sent once, whatever happens.</summary>
    /// <param name="orderId">The provider's identifier of the order.</param>
    /// <param name="cancellationToken">Ends the waiting, not what has left already.</param>
    /// <returns>The acknowledgement, or a failure; <see cref="ProviderFailure.MayHaveTakenEffect"/> tells whether the wish may have arrived all the same.</returns>
    /// <exception cref="ArgumentException"><paramref name="orderId"/> cannot be an identifier.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public Task<ProviderResult<RefillAcknowledgement>> RequestRefillAsync(string orderId, CancellationToken cancellationToken = default) =>
        SendOneAsync(ProviderAction.Refill, "order", OrderIds.EnsureUsable(orderId, nameof(orderId)), _setup.Readers.Refills, cancellationToken);

    /// <summary>Asks the provider to refill any number of orders, <see cref="MaxPerRequest"/> a request.</summary>
    /// <inheritdoc cref="GetStatusesAsync"/>
    /// <returns>Every identifier that was asked for, once, and its result as <see cref="RequestRefillAsync"/> tells it.</returns>
    public Task<ImmutableArray<ProviderItem<RefillAcknowledgement>>> RequestRefillsAsync(
        IEnumerable<string> orderIds, CancellationToken cancellationToken = default) =>
        SendManyAsync(ProviderAction.Refill, "order", OrderIds.EnsureUsable(orderIds, nameof(orderIds)), _setup.Readers.Refills, cancellationToken);

    /// <summary>Asks how far a refill is (<c>action=refill_status</c>).</summary>
    /// <param name="refillId">The provider's identifier of the refill, from its acknowledgement.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ArgumentException"><paramref name="refillId"/> cannot be an identifier.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public Task<ProviderResult<RefillReport>> GetRefillStatusAsync(string refillId, CancellationToken cancellationToken = default) =>
        SendOneAsync<RefillReport>(ProviderAction.RefillStatus, "refill", OrderIds.EnsureUsable(refillId, nameof(refillId)), (body, ids) => [_setup.Readers.RefillStatus(body, ids[0])], cancellationToken);

    /// <summary>Asks how far any number of refills are, <see cref="MaxPerRequest"/> a request.</summary>
    /// <param name="refillIds">The provider's identifiers of the refills; one that comes twice is asked for once.</param>
    /// <param name="cancellationToken">Ends the waiting; answers that came already are lost.</param>
    /// <returns>Every identifier that was asked for, once, in the order given.</returns>
    /// <exception cref="ArgumentException">One of the identifiers cannot be one.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public Task<ImmutableArray<ProviderItem<RefillReport>>> GetRefillStatusesAsync(
        IEnumerable<string> refillIds, CancellationToken cancellationToken = default) =>
        SendManyAsync(ProviderAction.RefillStatus, "refill", OrderIds.EnsureUsable(refillIds, nameof(refillIds)), _setup.Readers.RefillStatuses, cancellationToken);

    /// <summary>
    /// Asks the provider to cancel an order (<c>action=cancel</c>). Sent once, whatever happens. What comes back is an acknowledged
    /// wish: the order is canceled, and its refund due, when its status says so.
    /// </summary>
    /// <inheritdoc cref="RequestRefillAsync"/>
    public Task<ProviderResult<CancelAcknowledgement>> RequestCancelAsync(string orderId, CancellationToken cancellationToken = default) =>
        SendOneAsync(ProviderAction.Cancel, "order", OrderIds.EnsureUsable(orderId, nameof(orderId)), _setup.Readers.Cancels, cancellationToken);

    /// <summary>Asks the provider to cancel any number of orders, <see cref="MaxPerRequest"/> a request.</summary>
    /// <inheritdoc cref="GetStatusesAsync"/>
    /// <returns>Every identifier that was asked for, once, and its result as <see cref="RequestCancelAsync"/> tells it.</returns>
    public Task<ImmutableArray<ProviderItem<CancelAcknowledgement>>> RequestCancelsAsync(
        IEnumerable<string> orderIds, CancellationToken cancellationToken = default) =>
        SendManyAsync(ProviderAction.Cancel, "order", OrderIds.EnsureUsable(orderIds, nameof(orderIds)), _setup.Readers.Cancels, cancellationToken);

    private async Task<ProviderResult<T>> SendOneAsync<T>(
        ProviderAction action, string field, string id, Func<byte[], ImmutableArray<string>, ProviderResult<T>[]> read, CancellationToken cancellationToken)
        where T : notnull
    {
        ProviderResult<T>[] results = await _batches.SendOneAsync(action, field, [id], read, cancellationToken).ConfigureAwait(false);
        return results[0];
    }

    private Task<ImmutableArray<ProviderItem<T>>> SendManyAsync<T>(
        ProviderAction action, string field, ImmutableArray<string> ids, Func<byte[], ImmutableArray<string>, ProviderResult<T>[]> read, CancellationToken cancellationToken)
        where T : notnull =>
        _batches.SendAsync(ids, (some, token) => _batches.SendOneAsync(action, field, some, read, token), cancellationToken);
}
