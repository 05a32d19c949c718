using System.Collections.Immutable;
using SmmOrders.Providers;

namespace SmmOrders.Hosting.Tests;

/// <summary>A provider that has been given orders. It answers what the test says, and keeps what it was asked, and when.</summary>
internal sealed class PolledProvider(string name, TimeProvider time) : ISmmProvider
{
    private ImmutableList<Question> _questions = [];

    public string Name => name;

    public int MaxOrdersPerRequest { get; init; } = 100;

    public TimeSpan AddTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public IReadOnlyList<Question> Questions => _questions;

    /// <summary>What it answers about an order.</summary>
    public Func<string, ProviderResult<ProviderAnswer>> OnOrder { get; set; } = _ => Status(OrderStatus.InProgress, 900);

    /// <summary>What it answers about a refill.</summary>
    public Func<string, ProviderResult<RefillReport>> OnRefill { get; set; } = _ => ProviderResult.Success(new RefillReport(RefillStatus.Pending, "Pending"));

    /// <summary>What it answers to a cancellation.</summary>
    public Func<string, ProviderResult<CancelAcknowledgement>> OnCancel { get; set; } = id => ProviderResult.Success(CancelAcknowledgement.Of(id));

    /// <summary>What it answers to a request for a refill.</summary>
    public Func<string, ProviderResult<RefillAcknowledgement>> OnRefillAsked { get; set; } = id => ProviderResult.Success(RefillAcknowledgement.Of(id, $"r{id}"));

    /// <summary>How it answers a whole request, if it fails; called before anything else, and may take its time.</summary>
    public Func<Question, CancellationToken, Task<ProviderFailure?>> OnRequest { get; set; } = (_, _) => Task.FromResult<ProviderFailure?>(null);

    internal static ProviderResult<ProviderAnswer> Status(OrderStatus status, Remains remains = default) => ProviderResult.Success(new ProviderAnswer(StatusReport.Of(status, remains)));

    /// <summary>A request that failed as a whole.</summary>
    internal static ProviderFailure Whole(ProviderFailureKind kind, RefusalKind? refusal = null, TimeSpan? retryAfter = null) => new()
    {
        Kind = kind,
        Detail = "It failed.",
        Refusal = refusal,
        IsOfWholeRequest = true,
        RetryAfter = retryAfter,
    };

    public Task<ProviderResult<ProviderAnswer>> GetStatusAsync(string orderId, CancellationToken cancellationToken = default) => OneAsync("status", orderId, OnOrder, cancellationToken);

    public Task<ImmutableArray<ProviderItem<ProviderAnswer>>> GetStatusesAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken = default) =>
        ManyAsync("status", orderIds, OnOrder, cancellationToken);

    public Task<ProviderResult<RefillReport>> GetRefillStatusAsync(string refillId, CancellationToken cancellationToken = default) => OneAsync("refill_status", refillId, OnRefill, cancellationToken);

    public Task<ImmutableArray<ProviderItem<RefillReport>>> GetRefillStatusesAsync(IReadOnlyCollection<string> refillIds, CancellationToken cancellationToken = default) =>
        ManyAsync("refill_status", refillIds, OnRefill, cancellationToken);

    public Task<ProviderResult<CancelAcknowledgement>> RequestCancelAsync(string orderId, CancellationToken cancellationToken = default) => OneAsync("cancel", orderId, OnCancel, cancellationToken);

    public Task<ProviderResult<RefillAcknowledgement>> RequestRefillAsync(string orderId, CancellationToken cancellationToken = default) => OneAsync("refill", orderId, OnRefillAsked, cancellationToken);

    public Task<ImmutableArray<ProviderItem<RefillAcknowledgement>>> RequestRefillsAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ImmutableArray<ProviderItem<CancelAcknowledgement>>> RequestCancelsAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<OrderPlacement> AddOrderAsync(NewOrder order, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ProviderResult<ProviderBalance>> GetBalanceAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ProviderResult<ProviderCatalog>> GetServicesAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    private async Task<ProviderResult<T>> OneAsync<T>(string action, string id, Func<string, ProviderResult<T>> answer, CancellationToken cancellationToken)
        where T : notnull => (await ManyAsync(action, [id], answer, cancellationToken))[0].Result;

    private async Task<ImmutableArray<ProviderItem<T>>> ManyAsync<T>(string action, IReadOnlyCollection<string> ids, Func<string, ProviderResult<T>> answer, CancellationToken cancellationToken)
        where T : notnull
    {
        if (ids.FirstOrDefault(id => id.Contains(' ', StringComparison.Ordinal)) is { } invalid)
        {
            throw new ArgumentException($"\"{invalid}\" is not an identifier.", nameof(ids));
        }

        Question question = new(action, [.. ids], time.GetUtcNow());
        _ = ImmutableInterlocked.Update(ref _questions, all => all.Add(question));
        ProviderFailure? failure = await OnRequest(question, cancellationToken);
        return [.. ids.Select(id => new ProviderItem<T>(id, failure is null ? answer(id) : ProviderResult.Failed<T>(failure)))];
    }

    /// <summary>What was asked, about which orders or refills, and when.</summary>
    internal sealed record Question(string Action, ImmutableArray<string> Ids, DateTimeOffset At);
}
