namespace SmmOrders.Tests.Performance;

internal static class Allocated
{
    private const int Runs = 1_000;
    private const int Measurements = 5;

    /// <summary>Bytes that one run of the work allocates on this thread, once everything is warm.</summary>
    public static long By(Action work) => Least(() =>
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Runs; i++)
        {
            work();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Runs;
    });

    /// <summary>
    /// The least of a few measurements: the work's own bytes are in every one of them. What else may be in one only adds to it: the
    /// up to 8 KiB that a thread had been handed and not used when a collection came, whoever caused it, count as allocated.
    /// </summary>
    public static long Least(Func<long> measure) => Enumerable.Range(0, Measurements).Min(_ => measure());
}
