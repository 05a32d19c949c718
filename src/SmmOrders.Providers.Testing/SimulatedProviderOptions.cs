using System.Collections.Immutable;

namespace SmmOrders.Providers.Testing;

/// <summary>How a simulated provider behaves where nothing is wrong.</summary>
public sealed class SimulatedProviderOptions
{
    /// <summary>The key that it accepts. Another one is answered with an error, as real panels do.</summary>
    /// <value>The default is <c>simulated-key</c>.</value>
    public string ApiKey { get; set; } = "simulated-key";

    /// <summary>How it writes its answers.</summary>
    /// <value>The default is <see cref="ProviderDialect.Canonical"/>.</value>
    public ProviderDialect Dialect { get; set; } = ProviderDialect.Canonical;

    /// <summary>The clock that orders are delivered by. A test's own clock lets days pass at once.</summary>
    /// <value>The default is the system's.</value>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>What happens to an order, decided when it is placed.</summary>
    /// <value>The default is <see cref="OrderHistory.Seeded(int)"/> with the order's number: varied, and the same in every run.</value>
    public Func<SimulatedOrder, OrderHistory> HistoryOf { get; set; } = order => OrderHistory.Seeded(order.Number);

    /// <summary>What it offers.</summary>
    /// <value>The default is one service of each kind, identified by 1, 2 and so on, at 0.90 for 1000.</value>
    public ImmutableArray<SimulatedService> Services { get; set; } = SimulatedService.OneOfEachKind;

    /// <summary>The panel's money with it. Orders are charged to it; without money there is no order.</summary>
    /// <value>The default is 1,000,000.</value>
    public decimal Balance { get; set; } = 1_000_000m;

    /// <summary>The currency of its money.</summary>
    /// <value>The default is <c>USD</c>.</value>
    public string Currency { get; set; } = "USD";

    /// <summary>For how long a new order is <c>Incorrect order ID</c>, as with panels whose orders take a while to show.</summary>
    /// <value>The default is zero.</value>
    public TimeSpan HiddenFor { get; set; }
}
