using System.Collections.Concurrent;
using System.Threading.Channels;

namespace SmmOrders.Hosting.Tests;

/// <summary>A worker whose turns end as the test says.</summary>
internal sealed class ScriptedWorker : IProviderWorker, IPlainWorker
{
    private readonly ConcurrentDictionary<string, Channel<ScriptedTurn>> _turns = new();
    private int _begun;

    public int Lanes { get; set; } = 1;

    public bool IsHurried { get; init; } = true;

    /// <summary>How many turns have begun.</summary>
    public int Begun => Volatile.Read(ref _begun);

    public Task<WorkerTurn> RunOnceAsync(string provider, DateTimeOffset now, TurnScope scope) => Begin(new(provider, now, scope));

    public Task<WorkerTurn> RunOnceAsync(DateTimeOffset now, TurnScope scope) => Begin(new(null, now, scope));

    /// <summary>Waits for the next turn of a provider to begin.</summary>
    public ValueTask<ScriptedTurn> NextAsync(string? provider = null) => TurnsOf(provider).Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Whether a turn has begun that the test has not taken yet.</summary>
    public bool HasNext(string? provider = null) => TurnsOf(provider).Reader.TryPeek(out _);

    private Task<WorkerTurn> Begin(ScriptedTurn turn)
    {
        _ = Interlocked.Increment(ref _begun);
        _ = TurnsOf(turn.Provider).Writer.TryWrite(turn);
        return turn.Task;
    }

    private Channel<ScriptedTurn> TurnsOf(string? provider) => _turns.GetOrAdd(provider ?? "", _ => Channel.CreateUnbounded<ScriptedTurn>());
}
