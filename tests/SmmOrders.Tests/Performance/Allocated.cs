namespace SmmOrders.Tests.Performance;

internal static class Allocated
{
    private const int Runs = 1_000;

    /// <summary>Bytes that one run of the work allocates on this thread, once everything is warm.</summary>
    public static long By(Action work)
    {
        Repeat(work);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Repeat(work);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Runs;
    }

    private static void Repeat(Action work)
    {
        for (int i = 0; i < Runs; i++)
        {
            work();
        }
    }
}
