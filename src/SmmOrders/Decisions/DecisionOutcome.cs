namespace SmmOrders;

/// <summary>What came of a person's decision: what it did to the order, or why it may not be taken. Store order and money together.</summary>
public readonly record struct DecisionOutcome
{
    internal DecisionOutcome(OrderUpdate update, DecisionRefusal? refusal)
    {
        Update = update;
        Refusal = refusal;
    }

    /// <summary>What it did to the order and its money; nothing where it was refused.</summary>
    public OrderUpdate Update { get; }

    /// <summary>Why it may not be taken; <see langword="null"/> where it was.</summary>
    public DecisionRefusal? Refusal { get; }
}
