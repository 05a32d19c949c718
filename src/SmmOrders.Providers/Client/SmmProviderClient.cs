using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

#pragma warning disable RS0026 // The overloads differ in a parameter that is not optional: how an item names its order.

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
/// <para>
/// All of that stands on the provider itself, <see cref="Provider"/>, whose calls are exactly one request each, at once.
/// </para>
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class SmmProviderClient
{
    /// <summary>The most orders or refills of one request, by the protocol.</summary>
    public const int MaxPerRequest = 100;

    private const int DefaultParallelism = 2;

    private readonly ISmmProvider _queued;
    private readonly BatchSender _batches;
    private readonly StatusSender _statuses;

    /// <summary>A client for a provider of your own, or for a test's.</summary>
    /// <remarks>
    /// It splits questions about many orders (2 requests at once) and asks one by one where the provider cannot answer about many. Queue,
    /// pace, retries and circuit are not added: they look at when a request's last byte leaves, at the HTTP status and at what
    /// <c>Retry-After</c> says of each attempt, which only the provider itself sees.
    /// </remarks>
    /// <param name="provider">The provider.</param>
    /// <param name="time">The clock by which it is remembered for an hour that the provider cannot answer about many; the system's where <see langword="null"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="provider"/> is <see langword="null"/>.</exception>
    public SmmProviderClient(ISmmProvider provider, TimeProvider? time = null)
        : this(provider, provider, new(provider?.Name ?? throw new ArgumentNullException(nameof(provider))), DefaultParallelism, time ?? TimeProvider.System, NullLogger.Instance)
    {
    }

    internal SmmProviderClient(ISmmProvider provider, ISmmProvider queued, ProviderLifetime lifetime, int parallelism, TimeProvider time, ILogger logger)
    {
        Provider = provider;
        _queued = queued;
        _batches = new(queued, lifetime, parallelism);
        _statuses = new(queued, _batches, lifetime, time, logger);
    }

    /// <summary>The name that the provider was registered under.</summary>
    public string Name => Provider.Name;

    /// <summary>The provider itself: calls that are exactly one request, at once, without queue, pace, retries, circuit, splitting or fallback.</summary>
    public ISmmProvider Provider { get; }

    /// <summary>Asks what the provider offers (<c>action=services</c>).</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public Task<ProviderResult<ProviderCatalog>> GetServicesAsync(CancellationToken cancellationToken = default) => _queued.GetServicesAsync(cancellationToken);

    /// <summary>Asks for the panel's money with the provider (<c>action=balance</c>).</summary>
    /// <inheritdoc cref="GetServicesAsync"/>
    public Task<ProviderResult<ProviderBalance>> GetBalanceAsync(CancellationToken cancellationToken = default) => _queued.GetBalanceAsync(cancellationToken);

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
    public Task<OrderPlacement> AddOrderAsync(NewOrder order, CancellationToken cancellationToken = default) => _queued.AddOrderAsync(order, cancellationToken);

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
        _queued.GetStatusAsync(orderId, cancellationToken);

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

    /// <summary>As the other overload, with your own items: each comes back with its answer, so that nothing need be looked up by identifier.</summary>
    /// <typeparam name="T">The item, for example the panel's own order.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="idOf">The provider's identifier of an item's order; <see langword="null"/> where it has none.</param>
    /// <param name="cancellationToken">Ends the waiting; answers that came already are lost.</param>
    /// <returns>
    /// Every item, in the order given. Items with the same identifier have the same answer; the provider is asked once. One without an
    /// identifier, or with one that cannot be one, is <see cref="ProviderFailureKind.NotAsked"/> and costs the others nothing.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> or <paramref name="idOf"/> is <see langword="null"/>.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public async Task<ImmutableArray<ItemStatus<T>>> GetStatusesAsync<T>(IEnumerable<T> items, Func<T, string?> idOf, CancellationToken cancellationToken = default)
    {
        var own = new ItemsByOrderId<T>(items, idOf);
        return own.InOrder(await _statuses.SendAsync(own.Ids, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Asks for the status of any number of orders, <see cref="MaxPerRequest"/> a request, and gives the answers of each request as they come:
    /// a slow request does not hold up the others.
    /// </summary>
    /// <remarks>
    /// Requests begin when the first batch is asked for, and no more than a few answers wait to be taken. Whoever stops early, by
    /// <c>break</c> or by cancellation, stops the requests; batches that were given already stand.
    /// </remarks>
    /// <param name="orderIds">The provider's identifiers; one that comes twice is asked for once.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Batches of answers, in the order in which they come; together every identifier once, as <see cref="GetStatusesAsync(IEnumerable{string}, CancellationToken)"/> tells it.</returns>
    /// <exception cref="ArgumentException">One of the identifiers cannot be one; thrown at once.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public IAsyncEnumerable<ImmutableArray<ProviderItem<ProviderAnswer>>> StreamStatusesAsync(
        IEnumerable<string> orderIds, CancellationToken cancellationToken = default) =>
        _statuses.StreamAsync(OrderIds.EnsureUsable(orderIds, nameof(orderIds)), cancellationToken);

    /// <summary>As the other overload, with your own items. Those that cannot be asked about come first.</summary>
    /// <typeparam name="T">The item, for example the panel's own order.</typeparam>
    /// <param name="items">The items; read at once.</param>
    /// <param name="idOf">The provider's identifier of an item's order; <see langword="null"/> where it has none.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>
    /// Batches of answers, in the order in which they come; together every item once, as
    /// <see cref="GetStatusesAsync{T}(IEnumerable{T}, Func{T, string}, CancellationToken)"/> tells it.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> or <paramref name="idOf"/> is <see langword="null"/>; thrown at once.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public IAsyncEnumerable<ImmutableArray<ItemStatus<T>>> StreamStatusesAsync<T>(
        IEnumerable<T> items, Func<T, string?> idOf, CancellationToken cancellationToken = default) =>
        StreamAsync(new ItemsByOrderId<T>(items, idOf), cancellationToken);

    /// <summary>Asks the provider to refill an order (<c>action=refill</c>). Sent once, whatever happens.</summary>
    /// <param name="orderId">The provider's identifier of the order.</param>
    /// <param name="cancellationToken">Ends the waiting, not what has left already.</param>
    /// <returns>The acknowledgement, or a failure; <see cref="ProviderFailure.MayHaveTakenEffect"/> tells whether the request may have arrived all the same.</returns>
    /// <exception cref="ArgumentException"><paramref name="orderId"/> cannot be an identifier.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public Task<ProviderResult<RefillAcknowledgement>> RequestRefillAsync(string orderId, CancellationToken cancellationToken = default) =>
        _queued.RequestRefillAsync(orderId, cancellationToken);

    /// <summary>Asks the provider to refill any number of orders, <see cref="MaxPerRequest"/> a request.</summary>
    /// <inheritdoc cref="GetStatusesAsync(IEnumerable{string}, CancellationToken)"/>
    /// <returns>Every identifier that was asked for, once, and its result as <see cref="RequestRefillAsync"/> tells it.</returns>
    public Task<ImmutableArray<ProviderItem<RefillAcknowledgement>>> RequestRefillsAsync(
        IEnumerable<string> orderIds, CancellationToken cancellationToken = default) =>
        _batches.SendAsync(OrderIds.EnsureUsable(orderIds, nameof(orderIds)), (ids, token) => _queued.RequestRefillsAsync(ids, token), cancellationToken);

    /// <summary>Asks how far a refill is (<c>action=refill_status</c>).</summary>
    /// <param name="refillId">The provider's identifier of the refill, from its acknowledgement.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ArgumentException"><paramref name="refillId"/> cannot be an identifier.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public Task<ProviderResult<RefillReport>> GetRefillStatusAsync(string refillId, CancellationToken cancellationToken = default) =>
        _queued.GetRefillStatusAsync(refillId, cancellationToken);

    /// <summary>Asks how far any number of refills are, <see cref="MaxPerRequest"/> a request.</summary>
    /// <param name="refillIds">The provider's identifiers of the refills; one that comes twice is asked for once.</param>
    /// <param name="cancellationToken">Ends the waiting; answers that came already are lost.</param>
    /// <returns>Every identifier that was asked for, once, in the order given.</returns>
    /// <exception cref="ArgumentException">One of the identifiers cannot be one.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public Task<ImmutableArray<ProviderItem<RefillReport>>> GetRefillStatusesAsync(
        IEnumerable<string> refillIds, CancellationToken cancellationToken = default) =>
        _batches.SendAsync(OrderIds.EnsureUsable(refillIds, nameof(refillIds)), (ids, token) => _queued.GetRefillStatusesAsync(ids, token), cancellationToken);

    /// <summary>
    /// Asks the provider to cancel an order (<c>action=cancel</c>). Sent once, whatever happens. What comes back is an acknowledged
    /// request: the order is canceled, and its refund due, when its status says so.
    /// </summary>
    /// <inheritdoc cref="RequestRefillAsync"/>
    public Task<ProviderResult<CancelAcknowledgement>> RequestCancelAsync(string orderId, CancellationToken cancellationToken = default) =>
        _queued.RequestCancelAsync(orderId, cancellationToken);

    /// <summary>Asks the provider to cancel any number of orders, <see cref="MaxPerRequest"/> a request.</summary>
    /// <inheritdoc cref="GetStatusesAsync(IEnumerable{string}, CancellationToken)"/>
    /// <returns>Every identifier that was asked for, once, and its result as <see cref="RequestCancelAsync"/> tells it.</returns>
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
