using System.Globalization;

namespace SmmOrders.Benchmarks;

/// <summary>The memory of a process that polls, after it has polled so many orders.</summary>
/// <param name="Heap">The managed heap after a full collection, in bytes.</param>
/// <param name="Peak">The most physical memory that it held, in bytes.</param>
internal sealed record LoopMemory(long Heap, long Peak)
{
    public static async Task<LoopMemory> OfAsync(string database, Uri provider, int orders)
    {
        await using Helper panel = await Helper.StartAsync(LoopPanel.Argument, database, provider.ToString(), orders.ToString(CultureInfo.InvariantCulture));
        string[] numbers = panel.Line.Split(' ');
        return new(Parse(numbers[0]), Parse(numbers[1]));
    }

    private static long Parse(string number) => long.Parse(number, CultureInfo.InvariantCulture);
}
