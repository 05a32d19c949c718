using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers.Testing;

/// <summary>How a simulated provider behaves where nothing is wrong.</summary>
[JsonConverter(typeof(NotForJson))]
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
    /// <remarks>It is not asked about drip-feeds and subscriptions, only about the orders that they make.</remarks>
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

    /// <summary>The port that it listens on; 0 for any that is free.</summary>
    /// <value>The default is 0.</value>
    public int Port { get; set; }

    /// <summary>
    /// Whether it gives back what it did not deliver, as real panels do: the <c>charge</c> of an order shrinks with Partial, is 0 with Canceled, and
    /// the balance rises by what was paid.
    /// </summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool RefundsCharges { get; set; } = true;

    /// <summary>What it can do with a question about the statuses of many orders.</summary>
    /// <value>The default is <see langword="null"/>: what panels of its <see cref="Dialect"/> can do.</value>
    public BulkStatusSupport? BulkStatus { get; set; }

    /// <summary>What it answers to a question about many orders where it has no bulk status.</summary>
    /// <value>The default is <see langword="null"/>: what it says of an order that it does not know.</value>
    public string? BulkRefusal { get; set; }

    /// <summary>The most identifiers that a request may have, for every action; more are refused. Above zero.</summary>
    /// <value>The default is 100.</value>
    public int MaxOrdersPerRequest { get; set; } = 100;

    /// <summary>How long it takes from a cancellation that is asked for to the order that is canceled.</summary>
    /// <value>The default is 10 minutes.</value>
    public TimeSpan CancelDelay { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a refill takes. Until then another one of the same order is refused.</summary>
    /// <value>The default is 1 hour.</value>
    public TimeSpan RefillDuration { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Whether a refill of an order ends Rejected and not Completed; decided when it is asked for.</summary>
    /// <value>The default is never.</value>
    public Func<SimulatedOrder, bool> RejectsRefill { get; set; } = _ => false;

    /// <summary>The time between two new posts of every user that has a subscription; above zero.</summary>
    /// <value>The default is 1 hour.</value>
    public TimeSpan PostInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many requests <see cref="SimulatedProvider.Requests"/> keeps: the last so many. Zero or above. Counts are of all.</summary>
    /// <value>The default is 10,000.</value>
    public int MaxRequestsKept { get; set; } = 10_000;

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(ApiKey);
        ArgumentNullException.ThrowIfNull(Dialect);
        ArgumentNullException.ThrowIfNull(Time);
        ArgumentNullException.ThrowIfNull(HistoryOf);
        ArgumentNullException.ThrowIfNull(RejectsRefill);
        ArgumentOutOfRangeException.ThrowIfNegative(Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Port, ushort.MaxValue);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxOrdersPerRequest);
        ArgumentOutOfRangeException.ThrowIfNegative(MaxRequestsKept);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(PostInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(CancelDelay.Ticks, nameof(CancelDelay));
        ArgumentOutOfRangeException.ThrowIfNegative(RefillDuration.Ticks, nameof(RefillDuration));
        if (BulkStatus is { } bulk && !Enum.IsDefined(bulk))
        {
            throw new ArgumentOutOfRangeException(nameof(BulkStatus), bulk, "It is none of the ways to answer a question about many orders.");
        }
    }
}
