namespace SmmOrders.Providers;

/// <summary>What a provider says about a refill.</summary>
public sealed record RefillReport
{
    internal RefillReport(RefillStatus status, string word)
    {
        Status = status;
        Word = word;
    }

    /// <summary>How far the refill is.</summary>
    public RefillStatus Status { get; }

    /// <summary>The word as it came; cut to 200 characters.</summary>
    public string Word { get; }
}
