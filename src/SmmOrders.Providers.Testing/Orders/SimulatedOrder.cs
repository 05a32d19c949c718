using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers.Testing;

/// <summary>An order that a simulated provider has: a plain one, or the parent of others, as drip-feeds and subscriptions are.</summary>
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

    /// <summary>What the order is for; the user name of a subscription.</summary>
    public string Link { get; }

    /// <summary>Units ordered; of a drip-feed those of all runs, of a subscription the most that a post may have.</summary>
    public long Quantity { get; }

    /// <summary>What the panel was charged at first. Of a subscription it pays for the first post in advance; it is given back where it is canceled before
    /// there is one.</summary>
    public decimal Charge { get; }

    /// <summary>When it was placed.</summary>
    public DateTimeOffset PlacedAt { get; }

    /// <summary>The drip-feed or subscription that this order is a part of; <see langword="null"/> for any other.</summary>
    public SimulatedOrder? Parent { get; internal init; }

    /// <summary>The orders that a drip-feed or a subscription has made so far, the first first; none for any other order.</summary>
    public ImmutableArray<SimulatedOrder> Children => [.. Volatile.Read(ref _children)];

    /// <summary>
    /// What happens to it. May be replaced at any time. A drip-feed or subscription makes its orders, and ends with them, for as long as its history is
    /// open and has no word of its own; a word, such as <c>Paused</c>, or an end is told as it stands.
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

    /// <summary>Whether it was paid for from the balance, by itself or by its parent.</summary>
    internal bool IsPaid { get; init; }

    internal int ChildCount => Volatile.Read(ref _children).Count;

    /// <summary>How the order stands.</summary>
    /// <param name="now">The instant; before <see cref="PlacedAt"/> it stands as at that.</param>
    public HistoryStep At(DateTimeOffset now)
    {
        TimeSpan elapsed = now - PlacedAt;
        HistoryStep step = History.At(elapsed);
        return Plan is null || step.Word is not null || step.Status.IsFinal() ? step : PlanAt(Plan, elapsed, now);
    }

    /// <summary>What is left of the charge: nothing of a canceled order, of a partial one what was delivered.</summary>
    internal decimal ChargeAt(HistoryStep step) => step.Status switch
    {
        OrderStatus.Canceled => 0m,
        OrderStatus.Partial => Service.PriceOf(Math.Clamp(step.DeliveredOf(Quantity), 0, Quantity)),
        _ => Charge,
    };

    /// <summary>What was paid back of the charge.</summary>
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

    /// <summary>Takes a request to cancel it; it is canceled some time later, unless it has ended by then.</summary>
    /// <returns>Whether the request is taken.</returns>
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
