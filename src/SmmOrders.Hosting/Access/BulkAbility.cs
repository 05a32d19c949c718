namespace SmmOrders.Hosting;

/// <summary>
/// Which providers this process asks one by one, because they answer a question about several orders with one refusal (domain rules,
/// section 5.10). It only shapes how much a turn claims; thread-safe.
/// </summary>
internal sealed class BulkAbility
{
    /// <summary>How long a provider is asked one by one before several are tried again.</summary>
    internal static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Refusal> _refusals = new(StringComparer.Ordinal);

    /// <summary>How many orders the next request may ask about.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="most">How many otherwise.</param>
    /// <param name="now">The current instant.</param>
    internal int MostOf(string provider, int most, DateTimeOffset now)
    {
        lock (_gate)
        {
            return _refusals.TryGetValue(provider, out Refusal? refusal) && (refusal.ToTry > 0 || now < refusal.Until) ? 1 : most;
        }
    }

    /// <summary>Several were refused by one answer. It may mean the question or the orders: so as many are asked one by one.</summary>
    internal void Refused(string provider, int count)
    {
        lock (_gate)
        {
            _refusals[provider] = new(count, DateTimeOffset.MinValue);
        }
    }

    /// <summary>One was asked about alone.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="isAnswered">Whether the answer was about the order, and not the same refusal again.</param>
    /// <param name="now">The current instant.</param>
    /// <returns>Whether it shows that the provider takes one at a time.</returns>
    internal bool Asked(string provider, bool isAnswered, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (!_refusals.TryGetValue(provider, out Refusal? refusal) || refusal.ToTry == 0)
            {
                return false;
            }

            _refusals[provider] = isAnswered ? new(0, now + Remembered) : refusal with { ToTry = refusal.ToTry - 1 };
            return isAnswered;
        }
    }

    /// <param name="ToTry">How many are still asked one by one, until one of them is answered.</param>
    /// <param name="Until">Until when one by one, because one was answered.</param>
    private sealed record Refusal(int ToTry, DateTimeOffset Until);
}
