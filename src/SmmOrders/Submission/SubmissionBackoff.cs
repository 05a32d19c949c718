namespace SmmOrders;

/// <summary>How long an order that a provider could not take now waits before it is sent again (domain rules, section 7).</summary>
public static class SubmissionBackoff
{
    private const int Doublings = 6;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <summary>30 seconds after the first attempt, twice as long after each further one, at most 30 minutes.</summary>
    /// <param name="attempts">How often the order was sent; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="attempts"/> is below 1.</exception>
    public static TimeSpan After(int attempts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        return attempts > Doublings ? Longest : new(First.Ticks << (attempts - 1));
    }
}
