using Microsoft.Extensions.Time.Testing;
using SmmOrders.Providers;
using SmmOrders.Testing;

namespace SmmOrders.Hosting.Tests;

/// <summary>Workers over the store in memory, on a clock that the test moves: turns are run one by one.</summary>
internal sealed class OrderBench : IDisposable
{
    private readonly ListedProviders _listed;
    private int _last;

    public OrderBench(Func<FakeTimeProvider, ISmmProvider[]> providers, Action<SmmOrdersOptions>? rules = null, FakeTimeProvider? time = null, params string[] sinks)
    {
        Time = time ?? new(WatchedTime.Noon);
        SmmOrdersOptions options = new() { Refunds = RefundPolicy.HalfUp(2) };
        rules?.Invoke(options);
        Rules = new(options);
        Memory = new(Rules, refunds => Paid += refunds.Sum(due => due.Refund.Amount)) { Time = Time, OutboxSinks = sinks };
        Store = Memory;
        _listed = new(providers(Time));
    }

    public FakeTimeProvider Time { get; }

    public DateTimeOffset Now => Time.GetUtcNow();

    public OrderRules Rules { get; }

    public InMemoryOrderStore Memory { get; }

    /// <summary>What the workers use; the store in memory unless a test puts something in between.</summary>
    public IOrderStore Store { get; set; }

    public decimal Paid { get; private set; }

    public ListedProviders Listed => _listed;

    public KeptLog Log { get; } = new();

    public StatusSyncOptions Status { get; } = new();

    public OrderRequestOptions Requests { get; } = new();

    public OrderSweepOptions Sweep { get; } = new();

    public StatusSyncWorker StatusWorker()
    {
        ProviderFailures failures = new(Store, () => Status);
        return new(Store, _listed.Providers, new(Store, _listed.Providers, Time), failures, () => Status, Time, Log);
    }

    public OrderRequestWorker RequestWorker()
    {
        ProviderFailures failures = new(Store, () => Status);
        return new(Store, _listed.Providers, new(Store, _listed.Providers, Time), failures, () => Requests, Time, Log);
    }

    /// <summary>An order of 1,000 units for 10.00 that a provider has as <c>o1</c>, <c>o2</c> and so on.</summary>
    public StoredOrder Place(string provider, string? id = null, OrderState? state = null)
    {
        int number = ++_last;
        return Memory.Add(
            OrderKey.Of(number), state ?? Rules.For(null, provider, null).Tracker.Place(1000, 10.00m, Now), provider: provider, providerOrderId: id ?? $"o{number}");
    }

    public StoredOrder[] Place(string provider, int count) => [.. Enumerable.Range(0, count).Select(_ => Place(provider))];

    public StoredOrder Read(StoredOrder order) => Memory.Read(order.Key);

    public OrderStatus StatusOf(StoredOrder order) => Read(order).State.Status;

    public Task<ProviderState> ProviderAsync(string provider) => Memory.ReadProviderAsync(provider, TestContext.Current.CancellationToken);

    public void Pass(TimeSpan time) => Time.Advance(time);

    public void PassMinutes(int minutes) => Time.Advance(TimeSpan.FromMinutes(minutes));

    public void Dispose() => _listed.Dispose();
}
