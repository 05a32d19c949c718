using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers.Testing;

/// <summary>The orders of a simulated provider. Thread-safe.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class SimulatedOrders
{
    private readonly ConcurrentDictionary<string, SimulatedOrder> _orders = new(StringComparer.Ordinal);
    private readonly SimulatedProviderOptions _options;
    private readonly OpenPlans _plans;
    private int _last;

    internal SimulatedOrders(SimulatedProviderOptions options)
    {
        _options = options;
        Account = new(options, this);
        _plans = new(options, this);
    }

    /// <summary>All orders, in the order of placement.</summary>
    public ImmutableArray<SimulatedOrder> All
    {
        get
        {
            _plans.CatchUp();
            return [.. _orders.Values.OrderBy(order => order.Number)];
        }
    }

    internal SimulatedAccount Account { get; }

    /// <summary>The orders due so far, in no particular order.</summary>
    internal IEnumerable<SimulatedOrder> Known => _orders.Select(order => order.Value);

    /// <summary>Gets an order by its identifier.</summary>
    /// <exception cref="KeyNotFoundException">There is no such order.</exception>
    public SimulatedOrder this[string id]
    {
        get
        {
            _plans.CatchUp();
            return Find(id) ?? throw new KeyNotFoundException($"There is no order {id}.");
        }
    }

    /// <summary>Places an order as if it had been received, without charging for it.</summary>
    /// <param name="quantity">Units; above zero.</param>
    /// <param name="history">Its history; by default as returned by <see cref="SimulatedProviderOptions.HistoryOf"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantity"/> is zero or below.</exception>
    public SimulatedOrder Place(long quantity, OrderHistory? history = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        SimulatedService service = _options.Services[0];
        var order = new SimulatedOrder(NextNumber(), service, "https://example.com/p/1", quantity, service.PriceOf(quantity), _options.Time.GetUtcNow());
        return Add(order, history ?? _options.HistoryOf(order));
    }

    /// <summary>Creates the child orders that are due by now.</summary>
    internal void CatchUp() => _plans.CatchUp();

    internal SimulatedOrder? Find(string id) => _orders.GetValueOrDefault(id);

    internal int NextNumber() => Interlocked.Increment(ref _last);

    internal SimulatedOrder Add(SimulatedOrder order) =>
        Add(order, order.Plan is null ? _options.HistoryOf(order) : OrderHistory.Waiting);

    private SimulatedOrder Add(SimulatedOrder order, OrderHistory history)
    {
        order.History = history;
        _orders[order.Id] = order;
        if (order.Plan is not null)
        {
            _plans.Add(order);
        }

        return order;
    }
}
