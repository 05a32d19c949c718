using System.Collections.Immutable;

namespace SmmOrders.Hosting;

/// <summary>The heartbeats of all loops that run in this process.</summary>
internal sealed class LoopHeartbeats
{
    private ImmutableList<LoopHeartbeat> _all = [];

    public IReadOnlyList<LoopHeartbeat> All => Volatile.Read(ref _all);

    public LoopHeartbeat Open(string loop, string store, string? provider = null)
    {
        LoopHeartbeat heartbeat = new(loop, store, provider);
        _ = ImmutableInterlocked.Update(ref _all, all => all.Add(heartbeat));
        return heartbeat;
    }

    /// <summary>A loop that ended as it was told to is not missed.</summary>
    public void Close(LoopHeartbeat heartbeat) => ImmutableInterlocked.Update(ref _all, all => all.Remove(heartbeat));
}
