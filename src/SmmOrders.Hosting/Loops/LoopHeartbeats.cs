using System.Collections.Immutable;

namespace SmmOrders.Hosting;

/// <summary>The heartbeats of all loops that run in this process.</summary>
internal sealed class LoopHeartbeats
{
    private ImmutableList<LoopHeartbeat> _all = [];
    private long _startedAt = -1;

    public IReadOnlyList<LoopHeartbeat> All => Volatile.Read(ref _all);

    /// <summary>When the host had started, from when on loops are missed; <see langword="null"/> while it starts.</summary>
    public DateTimeOffset? StartedAt => Volatile.Read(ref _startedAt) is >= 0 and var ticks ? new(ticks, TimeSpan.Zero) : null;

    public void Started(DateTimeOffset now) => Volatile.Write(ref _startedAt, now.UtcTicks);

    public LoopHeartbeat Open(string loop, string store, DateTimeOffset now, string? provider = null)
    {
        LoopHeartbeat heartbeat = new(loop, store, provider, now);
        _ = ImmutableInterlocked.Update(ref _all, all => all.Add(heartbeat));
        return heartbeat;
    }

    /// <summary>A loop that ended as it was told to is not missed.</summary>
    public void Close(LoopHeartbeat heartbeat) => ImmutableInterlocked.Update(ref _all, all => all.Remove(heartbeat));
}
