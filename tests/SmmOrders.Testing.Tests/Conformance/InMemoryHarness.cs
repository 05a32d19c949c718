using System.Collections.Concurrent;
using Pay = System.Action<System.Collections.Generic.IReadOnlyList<SmmOrders.Testing.DueRefund>>;

namespace SmmOrders.Testing.Tests;

/// <summary>The store in memory, with a wallet for each order.</summary>
internal sealed class InMemoryHarness : IOrderStoreHarness
{
    private readonly OrderStoreSetup _setup;
    private readonly InMemoryOrderStore _store;
    private readonly ConcurrentDictionary<OrderKey, decimal> _wallets = [];
    private long _last;

    public InMemoryHarness(OrderStoreSetup setup, InMemoryTable? table = null, Func<Pay, Pay>? payer = null)
    {
        _setup = setup;
        Pay pay = refunds =>
        {
            setup.Pay(refunds);
            foreach (DueRefund due in refunds)
            {
                _ = _wallets.AddOrUpdate(due.Order, due.Refund.Amount, (_, balance) => balance + due.Refund.Amount);
            }
        };
        _store = new InMemoryOrderStore(setup.Rules, payer?.Invoke(pay) ?? pay, table ?? new InMemoryTable()) { OutboxSinks = setup.OutboxSinks };
    }

    public IOrderStore Store => _store;

    public Task<OrderKey> AddAsync(OrderToAdd order, CancellationToken cancellationToken)
    {
        OrderTracker tracker = _setup.Rules.For(order.Currency, order.Provider, order.Service).Tracker;
        OrderState state = order.IsQueued
            ? tracker.Buy(order.Quantity, order.Charge, Some.Noon)
            : tracker.Place(order.Quantity, order.Charge, Some.Noon);
        return Task.FromResult(_store.Add(OrderKey.Of(Interlocked.Increment(ref _last)), state, order.Currency, order.Provider, order.Service, order.ProviderService, order.Fields,
            providerOrderId: order.IsQueued ? null : Guid.NewGuid().ToString("N")).Key);
    }

    public Task<StoredOrder> ReadAsync(OrderKey order, CancellationToken cancellationToken) => Task.FromResult(_store.Read(order));

    public Task<IReadOnlyList<StoredAttention>> ReadAttentionAsync(OrderKey order, CancellationToken cancellationToken)
    {
        string? provider = _store.Read(order).Provider;
        return Task.FromResult<IReadOnlyList<StoredAttention>>([.. _store.Attention.Where(row => row.Order == order || (row.Order is null && row.Provider == provider))]);
    }

    public Task<decimal?> ReadWalletAsync(OrderKey order, CancellationToken cancellationToken) => Task.FromResult<decimal?>(_wallets.GetValueOrDefault(order));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
