using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace SmmOrders.Providers.Tests;

/// <summary>A provider of a panel's own, as its tests would write one: every order is pending.</summary>
internal sealed class StubProvider : ISmmProvider
{
    public string Name { get; set; } = "stub";

    public int MaxOrdersPerRequest { get; set; } = 100;

    public TimeSpan AddTimeout { get; init; } = TimeSpan.FromSeconds(5);

    public bool RefusesMany { get; init; }

    public ProviderFailure? Failure { get; init; }

    public Func<IReadOnlyCollection<string>, IReadOnlyCollection<string>> Answers { get; init; } = ids => ids;

    /// <summary>Returned as it is, right or wrong.</summary>
    public ImmutableArray<ProviderItem<ProviderAnswer>>? Raw { get; init; }

    public Func<string, Task> Delay { get; init; } = _ => Task.CompletedTask;

    public ConcurrentQueue<string> Asked { get; } = new();

    public Task<ProviderResult<ProviderCatalog>> GetServicesAsync(CancellationToken cancellationToken) =>
        Task.FromResult(ProviderResult.Success(new ProviderCatalog([new ProviderService("1") { Name = "Likes", Rate = 0.5m, Min = 10, Max = 1000 }])));

    public Task<ProviderResult<ProviderBalance>> GetBalanceAsync(CancellationToken cancellationToken) =>
        Task.FromResult(ProviderResult.Success(new ProviderBalance(12.5m, "USD")));

    public Task<OrderPlacement> AddOrderAsync(NewOrder order, CancellationToken cancellationToken) => Task.FromResult(OrderPlacement.Placed("77"));

    public Task<ProviderResult<ProviderAnswer>> GetStatusAsync(string orderId, CancellationToken cancellationToken)
    {
        Asked.Enqueue(orderId);
        return Task.FromResult(Failure is null ? ProviderResult.Success(new ProviderAnswer(StatusReport.Of(OrderStatus.Pending))) : ProviderResult.Failed<ProviderAnswer>(Failure));
    }

    public async Task<ImmutableArray<ProviderItem<ProviderAnswer>>> GetStatusesAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken)
    {
        string asked = string.Join(',', orderIds);
        Asked.Enqueue(asked);
        await Delay(asked).WaitAsync(cancellationToken);
        if (Raw is { } raw)
        {
            return raw;
        }

        ProviderFailure? failure = RefusesMany && orderIds.Count > 1
            ? new ProviderFailure { Kind = ProviderFailureKind.ProviderError, Refusal = RefusalKind.Other, Detail = "Incorrect request", IsOfWholeRequest = true }
            : Failure;
        return [.. Answers(orderIds).Select(id => new ProviderItem<ProviderAnswer>(
            id, failure is null ? ProviderResult.Success(new ProviderAnswer(StatusReport.Of(OrderStatus.Pending))) : ProviderResult.Failed<ProviderAnswer>(failure)))];
    }

    public Task<ProviderResult<RefillAcknowledgement>> RequestRefillAsync(string orderId, CancellationToken cancellationToken) =>
        Task.FromResult(ProviderResult.Success(RefillAcknowledgement.Of(orderId, "5")));

    public Task<ImmutableArray<ProviderItem<RefillAcknowledgement>>> RequestRefillsAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ProviderResult<RefillReport>> GetRefillStatusAsync(string refillId, CancellationToken cancellationToken) =>
        Task.FromResult(ProviderResult.Success(new RefillReport(RefillStatus.Completed, "Completed")));

    public Task<ImmutableArray<ProviderItem<RefillReport>>> GetRefillStatusesAsync(IReadOnlyCollection<string> refillIds, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ProviderResult<CancelAcknowledgement>> RequestCancelAsync(string orderId, CancellationToken cancellationToken) =>
        Task.FromResult(ProviderResult.Success(CancelAcknowledgement.Of(orderId)));

    public Task<ImmutableArray<ProviderItem<CancelAcknowledgement>>> RequestCancelsAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
