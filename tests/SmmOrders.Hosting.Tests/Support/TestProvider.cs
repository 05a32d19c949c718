using System.Collections.Immutable;
using SmmOrders.Providers;

namespace SmmOrders.Hosting.Tests;

/// <summary>A provider in the process of the test. It answers what the test says, and counts what it was asked.</summary>
internal sealed class TestProvider(string name) : ISmmProvider
{
    private int _added;
    private int _probed;

    public string Name => name;

    public int MaxOrdersPerRequest { get; init; } = 100;

    public TimeSpan AddTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What it answers to an order.</summary>
    public Func<NewOrder, CancellationToken, Task<OrderPlacement>> OnAdd { get; set; } = (_, _) => throw new NotSupportedException();

    /// <summary>What it answers to a probe.</summary>
    public Func<CancellationToken, Task<ProviderResult<ProviderBalance>>> OnBalance { get; set; } = _ => throw new NotSupportedException();

    /// <summary>What it answers about an order.</summary>
    public Func<string, ProviderResult<ProviderAnswer>> OnStatus { get; set; } = _ => throw new NotSupportedException();

    /// <summary>How many orders it was sent.</summary>
    public int Added => Volatile.Read(ref _added);

    /// <summary>How often it was probed.</summary>
    public int Probed => Volatile.Read(ref _probed);

    public Task<OrderPlacement> AddOrderAsync(NewOrder order, CancellationToken cancellationToken = default)
    {
        _ = Interlocked.Increment(ref _added);
        return OnAdd(order, cancellationToken);
    }

    public Task<ProviderResult<ProviderBalance>> GetBalanceAsync(CancellationToken cancellationToken = default)
    {
        _ = Interlocked.Increment(ref _probed);
        return OnBalance(cancellationToken);
    }

    public Task<ProviderResult<ProviderCatalog>> GetServicesAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ProviderResult<ProviderAnswer>> GetStatusAsync(string orderId, CancellationToken cancellationToken = default) => Task.FromResult(OnStatus(orderId));

    public Task<ImmutableArray<ProviderItem<ProviderAnswer>>> GetStatusesAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ProviderResult<RefillAcknowledgement>> RequestRefillAsync(string orderId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ImmutableArray<ProviderItem<RefillAcknowledgement>>> RequestRefillsAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ProviderResult<RefillReport>> GetRefillStatusAsync(string refillId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ImmutableArray<ProviderItem<RefillReport>>> GetRefillStatusesAsync(IReadOnlyCollection<string> refillIds, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ProviderResult<CancelAcknowledgement>> RequestCancelAsync(string orderId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ImmutableArray<ProviderItem<CancelAcknowledgement>>> RequestCancelsAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
