using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers.Testing;

/// <summary>An order of a simulated provider: a plain one, or the parent of others, as for drip-feeds and subscriptions.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class SimulatedOrder
{
    internal const int FirstId = 23501;

    private readonly Lock _gate = new();
    private OrderHistory _history = OrderHistory.Waiting;
    private ImmutableList<SimulatedOrder> _children = [];

    internal SimulatedOrder(int number, SimulatedService service, string link, long quantity, decimal charge, DateTimeOffset placedAt)
    {
        Number = number;
        Service = service;
        Link = link;
        Quantity = quantity;
        Charge = charge;
        PlacedAt = placedAt;
    }

    /// <summary>Its number; 1 for the first.</summary>
    public int Number { get; }

    /// <summary>Its identifier on the wire.</summary>
    public string Id => FormattableString.Invariant($"{FirstId + Number - 1}");

    /// <summary>The service.</summary>
    public SimulatedService Service { get; }

    /// <summary>The target of the order; for a subscription the user name.</summary>
    public string Link { get; }

    /// <summary>The ordered units; for a drip-feed those of all runs, for a subscription the maximum per post.</summary>
    public long Quantity { get; }

    /// <summary>The initial charge. For a subscription it pays for the first post in advance, and is refunded if the subscription is canceled before
    /// there is one.</summary>
    public decimal Charge { get; }

    /// <summary>When it was placed.</summary>
    public DateTimeOffset PlacedAt { get; }

    /// <summary>The drip-feed or subscription that this order belongs to; <see langword="null"/> for any other.</summary>
    public SimulatedOrder? Parent { get; internal init; }

    /// <summary>The orders created so far by a drip-feed or a subscription, oldest first; empty for any other order.</summary>
    public ImmutableArray<SimulatedOrder> Children => [.. Volatile.Read(ref _children)];

    /// <summary>
    /// Its history; may be replaced at any time. A drip-feed or subscription creates its orders, and ends with them, as long as
    /// its history's step is open and has no word of its own; a word, such as <c>Paused</c>, or a final status is reported as it
    /// is.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public OrderHistory History
    {
        get
        {
            lock (_gate)
            {
                return _history;
            }
        }

        set
        {
            ArgumentNullException.ThrowIfNull(value);
            lock (_gate)
            {
                _history = value;
            }
        }
    }

    internal OrderPlan? Plan { get; init; }

    /// <summary>Whether it was paid from the balance, by itself or by its parent.</summary>
    internal bool IsPaid { get; init; }

    internal int ChildCount => Volatile.Read(ref _children).Count;

    /// <summary>The state of the order.</summary>
    /// <param name="now">The time; before <see cref="PlacedAt"/> it counts as that time.</param>
    public HistoryStep At(DateTimeOffset now)
    {
        TimeSpan elapsed = now - PlacedAt;
        HistoryStep step = History.At(elapsed);
        return Plan is null || step.Word is not null || step.Status.IsFinal() ? step : PlanAt(Plan, elapsed, now);
    }

    /// <summary>The remaining charge: zero for a canceled order, the delivered part for a partial one.</summary>
    internal decimal ChargeAt(HistoryStep step) => step.Status switch
    {
        OrderStatus.Canceled => 0m,
        OrderStatus.Partial => Service.PriceOf(Math.Clamp(step.DeliveredOf(Quantity), 0, Quantity)),
        _ => Charge,
    };

    /// <summary>The refunded part of the charge.</summary>
    internal decimal RefundAt(DateTimeOffset now)
    {
        HistoryStep step = At(now);
        return !IsPaid || !step.Status.IsFinal() ? 0m
            : Plan is null ? Charge - ChargeAt(step)
            : step.Status == OrderStatus.Completed ? 0m
            : Plan.Runs is { } runs ? Service.Rate * Plan.QuantityOf(0) * (runs - ChildCount) / 1000
            : ChildCount == 0 ? Charge
            : 0m;
    }

    internal void Add(SimulatedOrder child)
    {
        lock (_gate)
        {
            Volatile.Write(ref _children, _children.Add(child));
        }
    }

    /// <summary>Accepts a cancellation request; the order is canceled later, unless it has ended by then.</summary>
    /// <returns>Whether the request is accepted.</returns>
    internal bool TryCancel(DateTimeOffset now, TimeSpan delay)
    {
        lock (_gate)
        {
            if (!Service.Cancel || At(now).Status.IsFinal())
            {
                return false;
            }

            _history = _history.CanceledAfter(now - PlacedAt + delay);
            return true;
        }
    }

    private HistoryStep PlanAt(OrderPlan plan, TimeSpan elapsed, DateTimeOffset now)
    {
        ImmutableList<SimulatedOrder> children = Volatile.Read(ref _children);
        return plan.Expiry <= now ? new(elapsed, OrderStatus.Completed, 1000) { Word = "Expired" }
            : plan.DueAt(children.Count) is null && (plan.Posts ?? plan.Runs) is not null && children.TrueForAll(child => child.At(now).Status.IsFinal())
                ? new(elapsed, OrderStatus.Completed, 1000)
                : new(elapsed, OrderStatus.InProgress) { Word = "Active" };
    }
}
