namespace SmmOrders.Providers;

/// <summary>What a provider says about a refill.</summary>
public sealed record RefillReport
{
    /// <summary>Makes one, for a provider of your own or a test's.</summary>
    /// <param name="status">How far the refill is.</param>
    /// <param name="word">The provider's own word for it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="word"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is none.</exception>
    public RefillReport(RefillStatus status, string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (!Enum.IsDefined(status))
        {
            throw new ArgumentOutOfRangeException(nameof(status), status, $"{status:D} is no status of a refill. Use one of: {string.Join(", ", Enum.GetNames<RefillStatus>())}.");
        }

        Status = status;
        Word = word;
    }

    /// <summary>How far the refill is.</summary>
    public RefillStatus Status { get; }

    /// <summary>The word as it came; cut to 200 characters.</summary>
    public string Word { get; }
}
