using SmmOrders.Hosting;

namespace SmmOrders.Benchmarks;

/// <summary>
/// How fast the whole loop polls while so many orders are open: the store claims, the client asks a simulated provider in a process of its
/// own, the answer is read, decided and applied. In turns with the same claim-and-apply without a provider.
/// </summary>
internal sealed record LoopSpeed
{
    private const int SmallTable = 10_000;

    /// <summary>The open orders.</summary>
    public required int Open { get; init; }

    /// <summary>Orders polled a second: the median of the rounds.</summary>
    public required double OrdersPerSecond { get; init; }

    /// <summary>That of the claim-and-apply.</summary>
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

    /// <summary>The time of all lanes together.</summary>
    public TimeSpan LaneTime => Elapsed * new StatusSyncOptions().Lanes;

    public static async Task<LoopSpeed> OfAsync(string server, int open, int rounds, int orders)
    {
        await using LoopTable few = await LoopTable.OpenAsync(server, SmallTable);
        await using LoopTable many = await LoopTable.OpenAsync(server, open);
        await using ProviderProcess provider = await ProviderProcess.StartAsync(open);
        var peer = new ClaimAndApply(many.Services, provider);
        _ = await LoopPanel.RunAsync(many.Database, provider.Address, orders, () => CpuTimes.Of(provider));
        _ = await peer.RunAsync(orders);
        List<LoopRound> loops = [];
        List<double> peers = [];
        for (int round = 0; round < rounds; round++)
        {
            loops.Add(await LoopPanel.RunAsync(many.Database, provider.Address, orders, () => CpuTimes.Of(provider)));
            peers.Add(await peer.RunAsync(orders));
        }

        List<LoopMemory> fewOpen = [];
        List<LoopMemory> manyOpen = [];
        for (int round = 0; round < Math.Min(rounds, 3); round++)
        {
            fewOpen.Add(await LoopMemory.OfAsync(few.Database, provider.Address, orders));
            manyOpen.Add(await LoopMemory.OfAsync(many.Database, provider.Address, orders));
        }

        return new()
        {
            Open = open,
            OrdersPerSecond = Median(loops.Select(loop => loop.OrdersPerSecond)),
            PeerOrdersPerSecond = Median(peers),
            Sums = loops.Select(loop => loop.Sums).Aggregate((one, other) => one + other),
            Elapsed = loops.Select(loop => loop.Elapsed).Aggregate((one, other) => one + other),
            Cpu = loops.Select(loop => loop.Cpu).Aggregate((one, other) => one + other),
            Alone = await AloneTimes.OfAsync(many.Services, provider),
            FewOpen = Median(fewOpen),
            ManyOpen = Median(manyOpen),
        };
    }

    private static LoopMemory Median(List<LoopMemory> memories) => new(Median(memories.Select(memory => memory.Heap)), Median(memories.Select(memory => memory.Peak)));

    private static T Median<T>(IEnumerable<T> values) => values.Order().ElementAt(values.Count() / 2);
}
