using System.Collections.Immutable;

namespace SmmOrders.Providers;

/// <summary>
/// A provider that speaks the panel API v2: builds the request of each call, and has its answer read. Each call is one request,
/// which is sent immediately, or waits its turn in the client's queue.
/// </summary>
/// <param name="requests">Sends the requests.</param>
/// <param name="runtime">The provider's options and what is built from them.</param>
/// <param name="isQueued">Whether requests wait their turn, and are retried if they only read.</param>
internal sealed class PanelApiProvider(RequestSender requests, ProviderRuntime runtime, bool isQueued) : ISmmProvider
{
    public string Name => runtime.Name;

    public int MaxOrdersPerRequest => runtime.Options.Bulk.MaxOrdersPerRequest;

    public TimeSpan AddTimeout => runtime.Options.Timeout;

    internal int RequestsPerSecond => runtime.Options.RequestsPerSecond;

    public Task<ProviderResult<ProviderCatalog>> GetServicesAsync(CancellationToken cancellationToken) =>
        SendAsync(Call(ProviderAction.Services), runtime.Readers.Services, cancellationToken);

    public Task<ProviderResult<ProviderBalance>> GetBalanceAsync(CancellationToken cancellationToken) =>
        SendAsync(Call(ProviderAction.Balance), runtime.Readers.Balance, cancellationToken);

    public async Task<OrderPlacement> AddOrderAsync(NewOrder order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        ProviderCall call = Call(ProviderAction.Add, order.Fields.AsSpan());
        ProviderResult<string> result = await SendAsync(call, runtime.Readers.Placement, cancellationToken).ConfigureAwait(false);
        return OrderPlacement.Of(result, call.HasLeft);
    }

    public Task<ProviderResult<ProviderAnswer>> GetStatusAsync(string orderId, CancellationToken cancellationToken)
    {
        OrderIds.EnsureUsable(orderId, nameof(orderId));
        return SendAsync(Call(ProviderAction.Status, new KeyValuePair<string, string>("order", orderId)), body => runtime.Readers.Status(body, orderId), cancellationToken);
    }

    public Task<ImmutableArray<ProviderItem<ProviderAnswer>>> GetStatusesAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken)
    {
        ImmutableArray<string> ids = Ensure(orderIds, nameof(orderIds));
        ProviderBulkOptions bulk = runtime.Options.Bulk;
        ProviderCall call = ids.Length > 1
            ? Call(ProviderAction.Status, bulk.StatusAction, new KeyValuePair<string, string>(bulk.StatusField, string.Join(',', ids)))
            : Call(ProviderAction.Status, new KeyValuePair<string, string>("order", ids[0]));
        return SendAsync(call, ids, runtime.Readers.Statuses, cancellationToken);
    }

    public Task<ProviderResult<RefillAcknowledgement>> RequestRefillAsync(string orderId, CancellationToken cancellationToken) =>
        SendAsync(ProviderAction.Refill, "order", OrderIds.EnsureUsable(orderId, nameof(orderId)), runtime.Readers.Refills, cancellationToken);

    public Task<ImmutableArray<ProviderItem<RefillAcknowledgement>>> RequestRefillsAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken) =>
        SendAsync(ProviderAction.Refill, "order", Ensure(orderIds, nameof(orderIds)), runtime.Readers.Refills, cancellationToken);

    public Task<ProviderResult<RefillReport>> GetRefillStatusAsync(string refillId, CancellationToken cancellationToken) => SendAsync<RefillReport>(
        ProviderAction.RefillStatus, "refill", OrderIds.EnsureUsable(refillId, nameof(refillId)), (body, ids) => [runtime.Readers.RefillStatus(body, ids[0])], cancellationToken);

    public Task<ImmutableArray<ProviderItem<RefillReport>>> GetRefillStatusesAsync(IReadOnlyCollection<string> refillIds, CancellationToken cancellationToken) =>
        SendAsync(ProviderAction.RefillStatus, "refill", Ensure(refillIds, nameof(refillIds)), runtime.Readers.RefillStatuses, cancellationToken);

    public Task<ProviderResult<CancelAcknowledgement>> RequestCancelAsync(string orderId, CancellationToken cancellationToken) =>
        SendAsync(ProviderAction.Cancel, "order", OrderIds.EnsureUsable(orderId, nameof(orderId)), runtime.Readers.Cancels, cancellationToken);

    public Task<ImmutableArray<ProviderItem<CancelAcknowledgement>>> RequestCancelsAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken) =>
        SendAsync(ProviderAction.Cancel, "order", Ensure(orderIds, nameof(orderIds)), runtime.Readers.Cancels, cancellationToken);

    private ImmutableArray<string> Ensure(IReadOnlyCollection<string> ids, string parameter)
    {
        ImmutableArray<string> usable = OrderIds.EnsureUsable(ids, parameter);
        return usable.Length > 0 && usable.Length <= MaxOrdersPerRequest ? usable : throw new ArgumentException(
            $"There are {usable.Length} identifiers; one request to {Name} holds from 1 to {MaxOrdersPerRequest}.", parameter);
    }

    private ProviderCall Call(ProviderAction action, params ReadOnlySpan<KeyValuePair<string, string>> fields) => Call(action, action.Name(), fields);

    // Some providers call an action by another name.
    private ProviderCall Call(ProviderAction action, string name, params ReadOnlySpan<KeyValuePair<string, string>> fields) =>
        new(action, name, runtime.Options.ApiKey!, fields.ToArray(), ProviderLimits.Of(action, runtime.Options)) { IsQueued = isQueued };

    // A plural field name if there are several.
    private ProviderCall Call(ProviderAction action, string field, ImmutableArray<string> ids)
    {
        KeyValuePair<string, string> one = new(field, string.Join(',', ids)), many = new($"{field}s", one.Value);
        return ids.Length > 1 ? Call(action, many)
            : action == ProviderAction.Cancel ? Call(action, one, many) // Some providers read one field, some the other.
            : Call(action, one);
    }

    private async Task<ProviderResult<T>> SendAsync<T>(ProviderCall call, Func<byte[], ProviderResult<T>> read, CancellationToken cancellationToken)
        where T : notnull
    {
        ProviderResult<T>[] results = await requests.SendAsync<T>(call, 1, body => [read(body)], cancellationToken).ConfigureAwait(false);
        return results[0];
    }

    private async Task<ProviderResult<T>> SendAsync<T>(
        ProviderAction action, string field, string id, Func<byte[], ImmutableArray<string>, ProviderResult<T>[]> read, CancellationToken cancellationToken)
        where T : notnull
    {
        ImmutableArray<ProviderItem<T>> items = await SendAsync(action, field, [id], read, cancellationToken).ConfigureAwait(false);
        return items[0].Result;
    }

    private Task<ImmutableArray<ProviderItem<T>>> SendAsync<T>(
        ProviderAction action, string field, ImmutableArray<string> ids, Func<byte[], ImmutableArray<string>, ProviderResult<T>[]> read, CancellationToken cancellationToken)
        where T : notnull =>
        SendAsync(Call(action, field, ids), ids, read, cancellationToken);

    private async Task<ImmutableArray<ProviderItem<T>>> SendAsync<T>(
        ProviderCall call, ImmutableArray<string> ids, Func<byte[], ImmutableArray<string>, ProviderResult<T>[]> read, CancellationToken cancellationToken)
        where T : notnull
    {
        ProviderResult<T>[] results = await requests.SendAsync(call, ids.Length, body => read(body, ids), cancellationToken).ConfigureAwait(false);
        return [.. ids.Zip(results, (id, result) => new ProviderItem<T>(id, result))];
    }
}
