using System.Collections.Immutable;
using SmmOrders.Providers;

namespace SmmOrders.Hosting.Tests;

/// <summary>A provider of the panel's own that breaks its contract: it answers in another order than it was asked.</summary>
internal sealed class SwappedProvider(PolledProvider right) : ISmmProvider
{
    public string Name => right.Name;

    public int MaxOrdersPerRequest => right.MaxOrdersPerRequest;

    public TimeSpan AddTimeout => right.AddTimeout;

    public async Task<ImmutableArray<ProviderItem<ProviderAnswer>>> GetStatusesAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken = default) =>
        [.. (await right.GetStatusesAsync(orderIds, cancellationToken)).Reverse()];

    public Task<ProviderResult<ProviderAnswer>> GetStatusAsync(string orderId, CancellationToken cancellationToken = default) => right.GetStatusAsync(orderId, cancellationToken);

    public Task<OrderPlacement> AddOrderAsync(NewOrder order, CancellationToken cancellationToken = default) => right.AddOrderAsync(order, cancellationToken);

    public Task<ProviderResult<ProviderBalance>> GetBalanceAsync(CancellationToken cancellationToken = default) => right.GetBalanceAsync(cancellationToken);

    public Task<ProviderResult<ProviderCatalog>> GetServicesAsync(CancellationToken cancellationToken = default) => right.GetServicesAsync(cancellationToken);

    public Task<ProviderResult<RefillAcknowledgement>> RequestRefillAsync(string orderId, CancellationToken cancellationToken = default) => right.RequestRefillAsync(orderId, cancellationToken);

    public Task<ImmutableArray<ProviderItem<RefillAcknowledgement>>> RequestRefillsAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken = default) => right.RequestRefillsAsync(orderIds, cancellationToken);

    public Task<ProviderResult<RefillReport>> GetRefillStatusAsync(string refillId, CancellationToken cancellationToken = default) => right.GetRefillStatusAsync(refillId, cancellationToken);

    public Task<ImmutableArray<ProviderItem<RefillReport>>> GetRefillStatusesAsync(IReadOnlyCollection<string> refillIds, CancellationToken cancellationToken = default) => right.GetRefillStatusesAsync(refillIds, cancellationToken);

    public Task<ProviderResult<CancelAcknowledgement>> RequestCancelAsync(string orderId, CancellationToken cancellationToken = default) => right.RequestCancelAsync(orderId, cancellationToken);

    public Task<ImmutableArray<ProviderItem<CancelAcknowledgement>>> RequestCancelsAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken = default) => right.RequestCancelsAsync(orderIds, cancellationToken);
}
