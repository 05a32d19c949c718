namespace SmmOrders.Benchmarks;

/// <summary>What was measured while a loop polled.</summary>
/// <param name="Sums">What it did.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Cpu">The processor times meanwhile.</param>
/// <param name="Heap">The managed heap afterwards, in bytes, after a full collection.</param>
internal sealed record LoopRound(LoopSums Sums, TimeSpan Elapsed, CpuTimes Cpu, long Heap);
