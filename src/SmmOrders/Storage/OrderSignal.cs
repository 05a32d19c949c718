using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// Wakes workers of this process that wait because nothing was due: a store sets it after the commit that brought new work, such as an
/// order to send. It only saves waiting. Other processes do not see it, so workers also look again after a while.
/// </summary>
/// <remarks>
/// It works as a change token does: read <see cref="Next"/> before you look for work, and wait on it if there was none. A signal that comes in
/// between has canceled it already, so that none is lost. Thread-safe.
/// </remarks>
[JsonConverter(typeof(NotForJson))]
#pragma warning disable CA1001 // It has no timer and no wait handle, so there is nothing to free.
public sealed class OrderSignal
#pragma warning restore CA1001
{
    private CancellationTokenSource _next = new();

    /// <summary>Is canceled when the signal is set for the next time.</summary>
    public CancellationToken Next => Volatile.Read(ref _next).Token;

    /// <summary>Wakes everyone who waits. What is registered on <see cref="Next"/> runs before it returns, so register nothing that takes long.</summary>
    public void Set() => Interlocked.Exchange(ref _next, new()).Cancel();
}
