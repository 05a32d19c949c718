using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting;

/// <summary>What every loop of a store uses.</summary>
internal sealed class LoopTools(
    string store, WorkerGate gate, LoopShutdown shutdown, LoopHeartbeats heartbeats, Func<OrderWorkersOptions> options, OrderSignal signal, TimeProvider time, ILogger logger)
{
    /// <summary>The store's name; empty for the only one.</summary>
    public string Store { get; } = store;

    public WorkerGate Gate { get; } = gate;

    public LoopShutdown Shutdown { get; } = shutdown;

    public LoopHeartbeats Heartbeats { get; } = heartbeats;

    /// <summary>What holds for all loops of the store, as it is now.</summary>
    public OrderWorkersOptions Options => options();

    public TimeProvider Time { get; } = time;

    /// <summary>Counts the turns that throw; <see langword="null"/> to count nothing.</summary>
    public OrderMeter? Meter { get; init; }

    /// <summary>Alerts to a loop that keeps failing; <see langword="null"/> to leave it at the log.</summary>
    public AlertDesk? Alerts { get; init; }

    public ILogger Logger { get; } = logger;

    /// <summary>Starts to listen to the store's signal.</summary>
    public OrderSignalListener Listen() => new(signal);
}
