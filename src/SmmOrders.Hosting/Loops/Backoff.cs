namespace SmmOrders.Hosting;

/// <summary>Pauses that double.</summary>
internal static class Backoff
{
    private const int MostDoublings = 40;

    /// <summary>The first pause after one failure, twice as long after each further one, up to the longest.</summary>
    internal static TimeSpan After(int failures, TimeSpan first, TimeSpan longest)
    {
        int doublings = Math.Clamp(failures - 1, 0, MostDoublings);
        return first.Ticks > longest.Ticks >> doublings ? longest : new(first.Ticks << doublings);
    }
}
