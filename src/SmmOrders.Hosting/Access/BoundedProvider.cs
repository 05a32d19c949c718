using System.Collections.Immutable;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>
/// A provider each of whose calls ends: an implementation of the panel's own may heed neither a time nor its token, and would hold up its
/// loop for ever. A call that takes longer has timed out; what it brings later is dropped. Sending an order is bounded by its caller, who keeps what comes late.
/// </summary>
internal sealed class BoundedProvider(ISmmProvider provider, TimeProvider time) : ISmmProvider
{
    // The store gives up waiting for a request a minute after its time-out.
    internal static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    public string Name => provider.Name;

    public int MaxOrdersPerRequest => provider.MaxOrdersPerRequest;

    public TimeSpan AddTimeout => provider.AddTimeout;

    private TimeSpan Longest => AddTimeout + Margin;

    public Task<OrderPlacement> AddOrderAsync(NewOrder order, CancellationToken cancellationToken = default) => provider.AddOrderAsync(order, cancellationToken);

    public Task<ProviderResult<ProviderCatalog>> GetServicesAsync(CancellationToken cancellationToken = default) =>
        OneAsync(provider.GetServicesAsync(cancellationToken), false, cancellationToken);

    public Task<ProviderResult<ProviderBalance>> GetBalanceAsync(CancellationToken cancellationToken = default) =>
        OneAsync(provider.GetBalanceAsync(cancellationToken), false, cancellationToken);

    public Task<ProviderResult<ProviderAnswer>> GetStatusAsync(string orderId, CancellationToken cancellationToken = default) =>
        OneAsync(provider.GetStatusAsync(orderId, cancellationToken), false, cancellationToken);

    public Task<ImmutableArray<ProviderItem<ProviderAnswer>>> GetStatusesAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken = default) =>
        ManyAsync(orderIds, provider.GetStatusesAsync(orderIds, cancellationToken), false, cancellationToken);

    public Task<ProviderResult<RefillAcknowledgement>> RequestRefillAsync(string orderId, CancellationToken cancellationToken = default) =>
        OneAsync(provider.RequestRefillAsync(orderId, cancellationToken), true, cancellationToken);

    public Task<ImmutableArray<ProviderItem<RefillAcknowledgement>>> RequestRefillsAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken = default) =>
        ManyAsync(orderIds, provider.RequestRefillsAsync(orderIds, cancellationToken), true, cancellationToken);

    public Task<ProviderResult<RefillReport>> GetRefillStatusAsync(string refillId, CancellationToken cancellationToken = default) =>
        OneAsync(provider.GetRefillStatusAsync(refillId, cancellationToken), false, cancellationToken);

    public Task<ImmutableArray<ProviderItem<RefillReport>>> GetRefillStatusesAsync(IReadOnlyCollection<string> refillIds, CancellationToken cancellationToken = default) =>
        ManyAsync(refillIds, provider.GetRefillStatusesAsync(refillIds, cancellationToken), false, cancellationToken);

    public Task<ProviderResult<CancelAcknowledgement>> RequestCancelAsync(string orderId, CancellationToken cancellationToken = default) =>
        OneAsync(provider.RequestCancelAsync(orderId, cancellationToken), true, cancellationToken);

    public Task<ImmutableArray<ProviderItem<CancelAcknowledgement>>> RequestCancelsAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken = default) =>
        ManyAsync(orderIds, provider.RequestCancelsAsync(orderIds, cancellationToken), true, cancellationToken);

    private async Task<ProviderResult<T>> OneAsync<T>(Task<ProviderResult<T>> call, bool isWrite, CancellationToken cancellationToken)
        where T : notnull =>
        await EndsAsync(call, cancellationToken).ConfigureAwait(false) ? await call.ConfigureAwait(false) : ProviderResult.Failed<T>(TimedOut(isWrite));

    private async Task<ImmutableArray<ProviderItem<T>>> ManyAsync<T>(
        IReadOnlyCollection<string> ids, Task<ImmutableArray<ProviderItem<T>>> call, bool isWrite, CancellationToken cancellationToken)
        where T : notnull =>
        await EndsAsync(call, cancellationToken).ConfigureAwait(false)
            ? await call.ConfigureAwait(false)
            : [.. ids.Distinct(StringComparer.Ordinal).Select(id => new ProviderItem<T>(id, ProviderResult.Failed<T>(TimedOut(isWrite))))];

    private async Task<bool> EndsAsync(Task call, CancellationToken cancellationToken)
    {
        await call.WaitAsync(Longest, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!call.IsCompleted)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return call.IsCompleted;
    }

    private ProviderFailure TimedOut(bool isWrite) => new()
    {
        Kind = ProviderFailureKind.TimedOut,
        Detail = FormattableString.Invariant($"The provider's own implementation did not return within {Longest:c}."),
        IsOfWholeRequest = true,
        MayHaveTakenEffect = isWrite,
    };
}
