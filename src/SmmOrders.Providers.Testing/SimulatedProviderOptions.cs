using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers.Testing;

/// <summary>How a simulated provider behaves when nothing fails.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class SimulatedProviderOptions
{
    /// <summary>The key that it accepts. Any other key gets an error, as with real panels.</summary>
    /// <value>The default is <c>simulated-key</c>.</value>
    public string ApiKey { get; set; } = "simulated-key";

    /// <summary>The dialect of its answers.</summary>
    /// <value>The default is <see cref="ProviderDialect.Canonical"/>.</value>
    public ProviderDialect Dialect { get; set; } = ProviderDialect.Canonical;

    /// <summary>The clock by which orders are delivered. A fake clock lets days pass in an instant.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Returns the history of an order; called when the order is placed.</summary>
    /// <remarks>Not called for drip-feeds and subscriptions, only for the orders that they create.</remarks>
    /// <value>The default is <see cref="OrderHistory.Seeded(int)"/> with the order's number: varied, and the same in every run.</value>
    public Func<SimulatedOrder, OrderHistory> HistoryOf { get; set; } = order => OrderHistory.Seeded(order.Number);

    /// <summary>The services that it offers.</summary>
    /// <value>The default is one service of each kind, with identifiers 1, 2 and so on, at 0.90 per 1000 units.</value>
    public ImmutableArray<SimulatedService> Services { get; set; } = SimulatedService.OneOfEachKind;

    /// <summary>The panel's initial balance. Orders are charged to it, and refused if it does not suffice.</summary>
    /// <value>The default is 1,000,000.</value>
    public decimal Balance { get; set; } = 1_000_000m;

    /// <summary>The currency of all amounts.</summary>
    /// <value>The default is <c>USD</c>.</value>
    public string Currency { get; set; } = "USD";

    /// <summary>How long a new order is reported as <c>Incorrect order ID</c>, as with panels whose orders appear with a delay.</summary>
    /// <value>The default is zero.</value>
    public TimeSpan HiddenFor { get; set; }

    /// <summary>The port to listen on; 0 for any free port.</summary>
    /// <value>The default is 0.</value>
    public int Port { get; set; }

    /// <summary>
    /// Whether it refunds undelivered units, as real panels do: an order's <c>charge</c> decreases with Partial and is 0 with
    /// Canceled, and the balance increases by the refund.
    /// </summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool RefundsCharges { get; set; } = true;

    /// <summary>How it answers a status request for many orders.</summary>
    /// <value>The default is <see langword="null"/>: what panels of its <see cref="Dialect"/> support.</value>
    public BulkStatusSupport? BulkStatus { get; set; }

    /// <summary>Its answer to a status request for many orders, if it does not support them.</summary>
    /// <value>The default is <see langword="null"/>: the error for an unknown order.</value>
    public string? BulkRefusal { get; set; }

    /// <summary>The maximum number of identifiers in a request, for every action; more are refused. Above zero.</summary>
    /// <value>The default is 100.</value>
    public int MaxOrdersPerRequest { get; set; } = 100;

    /// <summary>The time from a cancellation request until the order is canceled.</summary>
    /// <value>The default is 10 minutes.</value>
    public TimeSpan CancelDelay { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The duration of a refill. Until it ends, another refill of the same order is refused.</summary>
    /// <value>The default is 1 hour.</value>
    public TimeSpan RefillDuration { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Returns whether a refill of an order ends Rejected instead of Completed; called when the refill is requested.</summary>
    /// <value>The default returns <see langword="false"/>.</value>
    public Func<SimulatedOrder, bool> RejectsRefill { get; set; } = _ => false;

    /// <summary>The time between new posts of every user with a subscription; above zero.</summary>
    /// <value>The default is 1 hour.</value>
    public TimeSpan PostInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many of the last requests <see cref="SimulatedProvider.Requests"/> keeps; zero or above. Counts include all requests.</summary>
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
            throw new ArgumentOutOfRangeException(nameof(BulkStatus), bulk, "It is not a defined value.");
        }
    }
}
