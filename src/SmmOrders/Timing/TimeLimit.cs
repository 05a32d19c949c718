namespace SmmOrders;

/// <summary>What "longer than" means, for every rule about time: at the limit exactly not yet, one tick more and it is.</summary>
internal static class TimeLimit
{
    internal static bool IsPast(DateTimeOffset since, TimeSpan limit, DateTimeOffset now) => now - since > limit;
}
