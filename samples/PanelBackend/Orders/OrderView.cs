namespace PanelBackend;

/// <summary>An order as its customer sees it.</summary>
internal sealed class OrderView
{
    /// <summary>Shown in place of an order whose row breaks a law. Verifying the books names it to the operator.</summary>
    public const string Unreadable = "We are checking this order.";

    private OrderView(StoredOrder<PanelOrder> stored, OrderState state, OrderExplanation explanation, PanelMoney money) =>
        (Order, State, Explanation, Charge, Refunded) = (stored.Order, state, explanation, money.Format(state.Charge), state.Refunded == 0 ? null : money.Format(state.Refunded));

    public PanelOrder Order { get; }

    public OrderState State { get; }

    /// <summary>The guide's words for this very order.</summary>
    public OrderExplanation Explanation { get; }

    public string Charge { get; }

    /// <summary>What was paid back; <see langword="null"/> if nothing was.</summary>
    public string? Refunded { get; }

    /// <summary>Units delivered, as far as they count for the order.</summary>
    public long Delivered => Math.Clamp(State.Delivered ?? 0, 0, State.Quantity);

    /// <summary>The class of the badge.</summary>
    public string Tone => State switch
    {
        { IsFinal: false } when State.Open.NeedAttention() => "held",
        { IsFinal: false, IsPlaced: false } => "queued",
        _ => $"{State.Status}".ToLowerInvariant(),
    };

    /// <summary>What stands beside the badge; <see langword="null"/> for nothing.</summary>
    public string? Note => State switch
    {
        { IsFinal: true } => null,
        _ when State.Open.HasFlag(Findings.StuckInProcessing) => "stuck",
        _ when State.Open.HasFlag(Findings.Late) => "later than usual",
        _ when State.Open.NeedAttention() => "being checked",
        { IsPlaced: false } => "not at the server yet",
        _ => null,
    };

    /// <returns>The view; <see langword="null"/> if the row is <see cref="Unreadable"/>.</returns>
    public static OrderView? Of(StoredOrder<PanelOrder> stored, OrderRules rules, PanelMoney money) => stored.TryToState() is { } state
        ? new(stored, state, rules.For(stored.Currency, stored.Provider, stored.Service).Guide.Explain(state), money)
        : null;
}
