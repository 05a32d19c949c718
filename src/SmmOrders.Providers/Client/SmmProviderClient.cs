using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

#pragma warning disable RS0026 // The overloads differ in a required parameter: the function that returns an item's order identifier.

namespace SmmOrders.Providers;

/// <summary>
/// The client of one provider, over the panel API v2. Whatever the provider or the network does is returned as a value or a
/// <see cref="ProviderFailure"/>, never thrown; only programming errors and the caller's own cancellation throw.
/// </summary>
/// <remarks>
/// <para>
/// Register it with <c>services.AddSmmProvider(…)</c>, and get it from <see cref="SmmProviders"/> or as a keyed service under the
/// provider's name. It is thread-safe and lives as long as its container. When the container is disposed, requests that still
/// wait in the queue end in an <see cref="ObjectDisposedException"/>: they were never sent.
/// </para>
/// <para>
/// Requests that only read may be retried and pass through a circuit breaker. <c>add</c>, <c>refill</c> and <c>cancel</c> are never
/// sent twice. Redirects are not followed, bodies are limited in size, and the key is sent only in the request body.
/// </para>
/// <para>
/// All of this is built on <see cref="Provider"/>, whose calls are exactly one request each, sent immediately.
/// </para>
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class SmmProviderClient
{
    /// <summary>The protocol's maximum number of orders or refills in one request.</summary>
    public const int MaxPerRequest = 100;

    private const int DefaultParallelism = 2;

    private readonly ISmmProvider _queued;
    private readonly BatchSender _batches;
    private readonly StatusSender _statuses;

    /// <summary>Creates a client for your own provider or a test double.</summary>
    /// <remarks>
    /// It splits a call for many orders into requests, two at a time, and asks one by one if the provider does not support
    /// several orders per request. It adds no queue, rate limit, retries or circuit breaker: these depend on when a request's
    /// last byte leaves, on the HTTP status and on <c>Retry-After</c> of each attempt, which only the provider itself can see.
    /// </remarks>
    /// <param name="provider">The provider. Its name and how many orders a request may hold are read once.</param>
    /// <param name="time">The clock that measures the hour during which the client remembers that the provider does not support several orders per request; the system clock if <see langword="null"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="provider"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// Its <see cref="ISmmProvider.Name"/> is <see langword="null"/> or blank, its <see cref="ISmmProvider.MaxOrdersPerRequest"/> is below 1, or
    /// its <see cref="ISmmProvider.AddTimeout"/> is not above zero.
    /// </exception>
    public SmmProviderClient(ISmmProvider provider, TimeProvider? time = null)
        : this(provider, ProviderFacts.Of(provider), time ?? TimeProvider.System)
    {
    }

    internal SmmProviderClient(ISmmProvider provider, ProviderFacts facts, TimeProvider time)
        : this(provider, provider, facts, new(facts.Name), DefaultParallelism, time, NullLogger.Instance)
    {
    }

    internal SmmProviderClient(
        ISmmProvider provider, ISmmProvider queued, ProviderFacts facts, ProviderLifetime lifetime, int parallelism, TimeProvider time, ILogger logger)
    {
        Provider = provider;
        Name = facts.Name;
        _queued = queued;
        _batches = new(facts, lifetime, parallelism);
        _statuses = new(queued, facts, _batches, lifetime, time, logger);
    }

    /// <summary>The name under which the provider is registered.</summary>
    public string Name { get; }

    /// <summary>The provider itself: each call is exactly one request, sent immediately, without queue, rate limit, retries, circuit breaker, splitting or fallback.</summary>
    public ISmmProvider Provider { get; }

    /// <summary>
    /// How many requests a second the provider permits, from <see cref="SmmProviderOptions.RequestsPerSecond"/>; <see langword="null"/> for a
    /// provider of your own. Several processes together keep it by other means than this client's queue.
    /// </summary>
    public int? RequestsPerSecond => (Provider as PanelApiProvider)?.RequestsPerSecond;

    /// <summary>Gets the services that the provider offers (<c>action=services</c>).</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public Task<ProviderResult<ProviderCatalog>> GetServicesAsync(CancellationToken cancellationToken = default) => _queued.GetServicesAsync(cancellationToken);

    /// <summary>Gets the panel's balance with the provider (<c>action=balance</c>).</summary>
    /// <inheritdoc cref="GetServicesAsync"/>
    public Task<ProviderResult<ProviderBalance>> GetBalanceAsync(CancellationToken cancellationToken = default) => _queued.GetBalanceAsync(cancellationToken);

    /// <summary>Places an order (<c>action=add</c>). Never sent twice.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">
    /// Cancels the wait. Once the request has left, a canceled order may or may not have been placed; cancel earlier, or let
    /// <see cref="SmmProviderOptions.Timeout"/> end it.
    /// </param>
    /// <returns>
    /// Placed, rejected, not sent, or <see cref="PlacementOutcome.Unknown"/>: an order that may have been placed is never
    /// reported as failed.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public Task<OrderPlacement> AddOrderAsync(NewOrder order, CancellationToken cancellationToken = default) => _queued.AddOrderAsync(order, cancellationToken);

    /// <summary>Gets an order's status (<c>action=status</c>).</summary>
    /// <param name="orderId">The provider's identifier of the order.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>
    /// The provider's answer, even if its status word is in no vocabulary; or the reason there is none. Pass its
    /// <see cref="ProviderResultExtensions.ToReport"/> to <see cref="OrderTracker.Observe"/>.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="orderId"/> is not a valid identifier.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public Task<ProviderResult<ProviderAnswer>> GetStatusAsync(string orderId, CancellationToken cancellationToken = default) =>
        _queued.GetStatusAsync(orderId, cancellationToken);

    /// <summary>
    /// Gets the status of any number of orders, up to <see cref="MaxPerRequest"/> per request. A failed request affects only its own
    /// orders.
    /// </summary>
    /// <param name="orderIds">The provider's identifiers; duplicates are requested once.</param>
    /// <param name="cancellationToken">Cancels the wait. Answers already received are lost.</param>
    /// <returns>
    /// Each distinct identifier, in the order given, with its result as from <see cref="GetStatusAsync"/>. An identifier that is
    /// missing from the provider's answer is <see cref="ProviderFailureKind.NotReported"/>; anything the answer adds is ignored.
    /// </returns>
    /// <exception cref="ArgumentException">One of the identifiers is not valid.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public Task<ImmutableArray<ProviderItem<ProviderAnswer>>> GetStatusesAsync(
        IEnumerable<string> orderIds, CancellationToken cancellationToken = default) =>
        _statuses.SendAsync(OrderIds.EnsureUsable(orderIds, nameof(orderIds)), cancellationToken);

    /// <summary>Gets the status of the orders of your own items. Each item is returned with its answer, so you need not look it up by identifier.</summary>
    /// <typeparam name="T">The item, for example the panel's own order.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="idOf">Returns the provider's identifier of an item's order; <see langword="null"/> if it has none.</param>
    /// <param name="cancellationToken">Cancels the wait. Answers already received are lost.</param>
    /// <returns>
    /// Every item, in the order given. Items with the same identifier share one answer; the provider is asked once. An item
    /// without a valid identifier is <see cref="ProviderFailureKind.NotAsked"/> and does not affect the others.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> or <paramref name="idOf"/> is <see langword="null"/>.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public async Task<ImmutableArray<ItemStatus<T>>> GetStatusesAsync<T>(IEnumerable<T> items, Func<T, string?> idOf, CancellationToken cancellationToken = default)
    {
        var own = new ItemsByOrderId<T>(items, idOf);
        return own.InOrder(await _statuses.SendAsync(own.Ids, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Gets the status of any number of orders, up to <see cref="MaxPerRequest"/> per request, and yields each request's answers
    /// as they arrive, so that a slow request does not hold up the others.
    /// </summary>
    /// <remarks>
    /// Sending starts with the first batch you ask for, and only a few answers are buffered. If you stop early, by <c>break</c>
    /// or by cancellation, the requests stop too; batches already yielded remain valid.
    /// </remarks>
    /// <param name="orderIds">The provider's identifiers; duplicates are requested once.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Batches of answers in order of arrival, together covering each identifier once, as from <see cref="GetStatusesAsync(IEnumerable{string}, CancellationToken)"/>.</returns>
    /// <exception cref="ArgumentException">One of the identifiers is not valid; thrown immediately.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public IAsyncEnumerable<ImmutableArray<ProviderItem<ProviderAnswer>>> StreamStatusesAsync(
        IEnumerable<string> orderIds, CancellationToken cancellationToken = default) =>
        _statuses.StreamAsync(OrderIds.EnsureUsable(orderIds, nameof(orderIds)), cancellationToken);

    /// <summary>Streams the status of the orders of your own items. Items that cannot be asked about come first.</summary>
    /// <typeparam name="T">The item, for example the panel's own order.</typeparam>
    /// <param name="items">The items; enumerated immediately.</param>
    /// <param name="idOf">Returns the provider's identifier of an item's order; <see langword="null"/> if it has none.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>
    /// Batches of answers in order of arrival, together covering each item once, as from
    /// <see cref="GetStatusesAsync{T}(IEnumerable{T}, Func{T, string}, CancellationToken)"/>.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> or <paramref name="idOf"/> is <see langword="null"/>; thrown immediately.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public IAsyncEnumerable<ImmutableArray<ItemStatus<T>>> StreamStatusesAsync<T>(
        IEnumerable<T> items, Func<T, string?> idOf, CancellationToken cancellationToken = default) =>
        StreamAsync(new ItemsByOrderId<T>(items, idOf), cancellationToken);

    /// <summary>Asks the provider to refill an order (<c>action=refill</c>). Never sent twice.</summary>
    /// <param name="orderId">The provider's identifier of the order.</param>
    /// <param name="cancellationToken">Cancels the wait, but not a request that has already left.</param>
    /// <returns>The acknowledgement, or a failure. <see cref="ProviderFailure.MayHaveTakenEffect"/> reports whether the request may have arrived anyway.</returns>
    /// <exception cref="ArgumentException"><paramref name="orderId"/> is not a valid identifier.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public Task<ProviderResult<RefillAcknowledgement>> RequestRefillAsync(string orderId, CancellationToken cancellationToken = default) =>
        _queued.RequestRefillAsync(orderId, cancellationToken);

    /// <summary>Asks the provider to refill any number of orders, up to <see cref="MaxPerRequest"/> per request.</summary>
    /// <inheritdoc cref="GetStatusesAsync(IEnumerable{string}, CancellationToken)"/>
    /// <returns>Each distinct identifier with its result, as from <see cref="RequestRefillAsync"/>.</returns>
    public Task<ImmutableArray<ProviderItem<RefillAcknowledgement>>> RequestRefillsAsync(
        IEnumerable<string> orderIds, CancellationToken cancellationToken = default) =>
        _batches.SendAsync(OrderIds.EnsureUsable(orderIds, nameof(orderIds)), (ids, token) => _queued.RequestRefillsAsync(ids, token), cancellationToken);

    /// <summary>Gets the status of a refill (<c>action=refill_status</c>).</summary>
    /// <param name="refillId">The provider's identifier of the refill, from its acknowledgement.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="ArgumentException"><paramref name="refillId"/> is not a valid identifier.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public Task<ProviderResult<RefillReport>> GetRefillStatusAsync(string refillId, CancellationToken cancellationToken = default) =>
        _queued.GetRefillStatusAsync(refillId, cancellationToken);

    /// <summary>Gets the status of any number of refills, up to <see cref="MaxPerRequest"/> per request.</summary>
    /// <param name="refillIds">The provider's identifiers of the refills; duplicates are requested once.</param>
    /// <param name="cancellationToken">Cancels the wait. Answers already received are lost.</param>
    /// <returns>Each distinct identifier, in the order given.</returns>
    /// <exception cref="ArgumentException">One of the identifiers is not valid.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public Task<ImmutableArray<ProviderItem<RefillReport>>> GetRefillStatusesAsync(
        IEnumerable<string> refillIds, CancellationToken cancellationToken = default) =>
        _batches.SendAsync(OrderIds.EnsureUsable(refillIds, nameof(refillIds)), (ids, token) => _queued.GetRefillStatusesAsync(ids, token), cancellationToken);

    /// <summary>
    /// Asks the provider to cancel an order (<c>action=cancel</c>). Never sent twice. The result only acknowledges the request:
    /// the order is canceled, and its refund due, once its status says so.
    /// </summary>
    /// <inheritdoc cref="RequestRefillAsync"/>
    public Task<ProviderResult<CancelAcknowledgement>> RequestCancelAsync(string orderId, CancellationToken cancellationToken = default) =>
        _queued.RequestCancelAsync(orderId, cancellationToken);

    /// <summary>Asks the provider to cancel any number of orders, up to <see cref="MaxPerRequest"/> per request.</summary>
    /// <inheritdoc cref="GetStatusesAsync(IEnumerable{string}, CancellationToken)"/>
    /// <returns>Each distinct identifier with its result, as from <see cref="RequestCancelAsync"/>.</returns>
    public Task<ImmutableArray<ProviderItem<CancelAcknowledgement>>> RequestCancelsAsync(
        IEnumerable<string> orderIds, CancellationToken cancellationToken = default) =>
        _batches.SendAsync(OrderIds.EnsureUsable(orderIds, nameof(orderIds)), (ids, token) => _queued.RequestCancelsAsync(ids, token), cancellationToken);

    private async IAsyncEnumerable<ImmutableArray<ItemStatus<T>>> StreamAsync<T>(ItemsByOrderId<T> own, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!own.NotAsked.IsEmpty)
        {
            yield return own.NotAsked;
        }

        await foreach (ImmutableArray<ProviderItem<ProviderAnswer>> batch in _statuses.StreamAsync(own.Ids, cancellationToken).ConfigureAwait(false))
        {
            yield return own.Of(batch);
        }
    }
}
