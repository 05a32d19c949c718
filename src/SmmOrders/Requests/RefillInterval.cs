namespace SmmOrders;

/// <summary>How often a provider is asked how a refill ended: often at first, and less often the longer it takes.</summary>
public static class RefillInterval
{
    private const int AgeDivisor = 20;
    private const int Doublings = 4;
    private static readonly TimeSpan First = TimeSpan.FromMinutes(15);

    /// <summary>15 minutes; twice as long each time that a refill's age doubles from 5 hours on, at most 4 hours.</summary>
    /// <param name="age">How long ago the provider acknowledged the refill; below zero counts as zero.</param>
    public static TimeSpan After(TimeSpan age)
    {
        TimeSpan interval = First;
        for (int doubled = 0; doubled < Doublings && interval.Ticks * AgeDivisor < age.Ticks; doubled++)
        {
            interval += interval;
        }

        return interval;
    }
}
