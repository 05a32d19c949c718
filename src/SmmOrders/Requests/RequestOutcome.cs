namespace SmmOrders;

/// <summary>What came of a request, or of a step of it. Store order and money together: an order that was not sent yet is withdrawn.</summary>
public readonly record struct RequestOutcome
{
    internal RequestOutcome(OrderUpdate update, RequestRefusal? refusal = null)
    {
        Update = update;
        Refusal = refusal;
    }

    /// <summary>What it did to the order; nothing where it was refused.</summary>
    public OrderUpdate Update { get; }

    /// <summary>Why it was refused; <see langword="null"/> where it was not.</summary>
    public RequestRefusal? Refusal { get; }
}
