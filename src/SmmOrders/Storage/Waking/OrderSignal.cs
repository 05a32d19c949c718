using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// Wakes workers of this process that wait because nothing was due: a store sets it after the commit that brought new work, such as an
/// order to send. It only saves waiting. Other processes do not see it, so workers also look again after a while.
/// </summary>
/// <remarks>Thread-safe.</remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderSignal
{
    private TaskCompletionSource _next = New();

    /// <summary>Completes when the signal is set for the next time.</summary>
    internal Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Wakes everyone who listens.</summary>
    public void Set() => Interlocked.Exchange(ref _next, New()).SetResult();

    /// <summary>
    /// Starts to listen. From now on no signal is lost: one that comes while the listener does not wait ends its next wait at once. Listen
    /// before you look for work the first time, and keep the listener for the whole loop.
    /// </summary>
    /// <returns>A listener of the caller's own.</returns>
    public OrderSignalListener Listen() => new(this);

    // What waits goes on elsewhere: whoever sets the signal is not held up.
    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
