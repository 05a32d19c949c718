namespace SmmOrders.Providers.Testing;

/// <summary>An order that a simulated provider has.</summary>
public sealed class SimulatedOrder
{
    private readonly Lock _gate = new();
    private OrderHistory _history = OrderHistory.Waiting;

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

    /// <summary>Units ordered.</summary>
    public long Quantity { get; }

    /// <summary>What the panel was charged.</summary>
    public decimal Charge { get; }

    /// <summary>When it was placed.</summary>
    public DateTimeOffset PlacedAt { get; }

    /// <summary>What happens to it. May be replaced at any time.</summary>
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

    internal const int FirstId = 23501;

    /// <summary>How the order stands.</summary>
    /// <param name="now">The instant; before <see cref="PlacedAt"/> it stands as at that.</param>
    public HistoryStep At(DateTimeOffset now) => History.At(now - PlacedAt);
}
