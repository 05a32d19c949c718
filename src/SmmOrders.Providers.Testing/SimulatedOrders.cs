using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace SmmOrders.Providers.Testing;

/// <summary>The orders that a simulated provider has. Safe from any thread.</summary>
public sealed class SimulatedOrders
{
    private readonly ConcurrentDictionary<string, SimulatedOrder> _orders = new(StringComparer.Ordinal);
    private readonly SimulatedProviderOptions _options;
    private int _last;

    internal SimulatedOrders(SimulatedProviderOptions options) => _options = options;

    /// <summary>All of them, in the order in which they were placed.</summary>
    public ImmutableArray<SimulatedOrder> All => [.. _orders.Values.OrderBy(order => order.Number)];

    /// <summary>An order by its identifier.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public SimulatedOrder this[string id] => this.Find(id) ?? throw new KeyNotFoundException($"There is no order {id}.");

    /// <summary>Places an order, as if it had come over the wire, without charging for it.</summary>
    /// <param name="quantity">Units; above zero.</param>
    /// <param name="history">What happens to it; as <see cref="SimulatedProviderOptions.HistoryOf"/> says by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantity"/> is zero or below.</exception>
    public SimulatedOrder Place(long quantity, OrderHistory? history = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        SimulatedService service = _options.Services[0];
        SimulatedOrder order = this.Add(service, "https://example.com/p/1", quantity, service.Rate * quantity / 1000);
        order.History = history ?? order.History;
        return order;
    }

    internal SimulatedOrder? Find(string id) => _orders.GetValueOrDefault(id);

    internal SimulatedOrder Add(SimulatedService service, string link, long quantity, decimal charge)
    {
        var order = new SimulatedOrder(Interlocked.Increment(ref _last), service, link, quantity, charge, _options.Time.GetUtcNow());
        order.History = _options.HistoryOf(order);
        _orders[order.Id] = order;
        return order;
    }
}
