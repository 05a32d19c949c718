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
    /// The least of a few measurements: the work's own bytes are in every one of them, and not what the runtime allocates on the
    /// work's threads now and then, as when it compiles.
    /// </summary>
    public static long Least(Func<long> measure) => Enumerable.Range(0, Measurements).Min(_ => measure());
}
