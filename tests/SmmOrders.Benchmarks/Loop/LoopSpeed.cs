using SmmOrders.Hosting;

namespace SmmOrders.Benchmarks;

/// <summary>
/// How fast the whole loop polls while so many orders are open: the store claims, the client asks a simulated provider in a process of its
/// own, the answer is read, decided and applied. In turns with the same claim-and-apply without a provider.
/// </summary>
internal sealed record LoopSpeed
{
    private const int SmallTable = 10_000;
    private const int WarmUp = 3;
    private const int MemoryRounds = 3;

    /// <summary>The open orders.</summary>
    public required int Open { get; init; }

    /// <summary>What the claim-and-apply got done a second, in orders.</summary>
    public required double PeerOrdersPerSecond { get; init; }

    /// <summary>What the loop did in all rounds.</summary>
    public required LoopSums Sums { get; init; }

    /// <summary>How long all rounds took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The processor times in all rounds.</summary>
    public required CpuTimes Cpu { get; init; }

    /// <summary>Reading and deciding, alone.</summary>
    public required AloneTimes Alone { get; init; }

    /// <summary>The memory with few orders open.</summary>
    public required LoopMemory FewOpen { get; init; }

    /// <summary>The memory with all of them open.</summary>
    public required LoopMemory ManyOpen { get; init; }

    /// <summary>Orders polled a second.</summary>
    public double OrdersPerSecond => Sums.Orders / Elapsed.TotalSeconds;

    /// <summary>The time of all lanes together.</summary>
    public TimeSpan LaneTime => Elapsed * new StatusSyncOptions().Lanes;

    /// <summary>Measures.</summary>
    /// <param name="server">The connection string of the server.</param>
    /// <param name="open">The open orders.</param>
    /// <param name="rounds">How often each takes its turn: often, since a claim costs the more the longer the last vacuum was ago.</param>
    /// <param name="ordersOfRound">The orders polled in each.</param>
    /// <param name="ordersOfMemory">The orders polled before memory is measured.</param>
    public static async Task<LoopSpeed> OfAsync(string server, int open, int rounds, int ordersOfRound, int ordersOfMemory)
    {
        await using LoopTable few = await LoopTable.OpenAsync(server, SmallTable);
        await using LoopTable many = await LoopTable.OpenAsync(server, open);
        await using ProviderProcess provider = await ProviderProcess.StartAsync(open);
        var peer = new ClaimAndApply(many.Services, provider);
        List<LoopRound> loops = [];
        List<TimeSpan> peers = [];
        for (int round = -WarmUp; round < rounds; round++)
        {
            LoopRound loop = await LoopPanel.RunAsync(many.Database, provider.Address, ordersOfRound, () => CpuTimes.Of(provider));
            TimeSpan alone = await peer.RunAsync(ordersOfRound);
            if (round >= 0)
            {
                loops.Add(loop);
                peers.Add(alone);
            }
        }

        List<LoopMemory> fewOpen = [];
        List<LoopMemory> manyOpen = [];
        for (int round = 0; round < MemoryRounds; round++)
        {
            fewOpen.Add(await LoopMemory.OfAsync(few.Database, provider.Address, ordersOfMemory));
            manyOpen.Add(await LoopMemory.OfAsync(many.Database, provider.Address, ordersOfMemory));
        }

        return new()
        {
            Open = open,
            PeerOrdersPerSecond = rounds * (double)ordersOfRound / Sum(peers).TotalSeconds,
            Sums = loops.Select(loop => loop.Sums).Aggregate((one, other) => one + other),
            Elapsed = Sum(loops.Select(loop => loop.Elapsed)),
            Cpu = loops.Select(loop => loop.Cpu).Aggregate((one, other) => one + other),
            Alone = await AloneTimes.OfAsync(many.Services, provider),
            FewOpen = Median(fewOpen),
            ManyOpen = Median(manyOpen),
        };
    }

    private static TimeSpan Sum(IEnumerable<TimeSpan> times) => times.Aggregate((one, other) => one + other);

    private static LoopMemory Median(List<LoopMemory> memories) => new(Median(memories.Select(memory => memory.Heap)), Median(memories.Select(memory => memory.Peak)));

    private static T Median<T>(IEnumerable<T> values) => values.Order().ElementAt(values.Count() / 2);
}
