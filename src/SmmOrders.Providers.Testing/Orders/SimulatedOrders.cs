using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers.Testing;

/// <summary>The orders that a simulated provider has. Safe from any thread.</summary>
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

    /// <summary>All of them, in the order in which they were placed.</summary>
    public ImmutableArray<SimulatedOrder> All
    {
        get
        {
            _plans.CatchUp();
            return [.. _orders.Values.OrderBy(order => order.Number)];
        }
    }

    internal SimulatedAccount Account { get; }

    /// <summary>The orders that the clock has brought so far, in no order.</summary>
    internal IEnumerable<SimulatedOrder> Known => _orders.Select(order => order.Value);

    /// <summary>An order by its identifier.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public SimulatedOrder this[string id]
    {
        get
        {
            _plans.CatchUp();
            return Find(id) ?? throw new KeyNotFoundException($"There is no order {id}.");
        }
    }

    /// <summary>Places an order, as if it had come over the wire, without charging for it.</summary>
    /// <param name="quantity">Units; above zero.</param>
    /// <param name="history">What happens to it; as <see cref="SimulatedProviderOptions.HistoryOf"/> says by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantity"/> is zero or below.</exception>
    public SimulatedOrder Place(long quantity, OrderHistory? history = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        SimulatedService service = _options.Services[0];
        var order = new SimulatedOrder(NextNumber(), service, "https://example.com/p/1", quantity, service.PriceOf(quantity), _options.Time.GetUtcNow());
        return Add(order, history ?? _options.HistoryOf(order));
    }

    /// <summary>Makes the child orders that are due by now.</summary>
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
