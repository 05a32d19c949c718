using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// The right to run workers on a store, or why there is none. Dispose it when the workers have ended; it also ends with its process,
/// however that ends, so that a restart is never refused.
/// </summary>
[JsonConverter(typeof(NotForJson))]
public sealed class WorkerLock : IDisposable
{
    private readonly IDisposable? _held;

    private WorkerLock(IDisposable? held, string? refusal) => (_held, Refusal) = (held, refusal);

    /// <summary>Whether workers may run here.</summary>
    public bool IsHeld => Refusal is null;

    /// <summary>Why workers may not run here, for example because they run in another process; <see langword="null"/> if they may.</summary>
    public string? Refusal { get; }

    /// <summary>Workers may run here, for a store that any number of processes can serve at once.</summary>
    public static WorkerLock Shared() => new(null, null);

    /// <summary>Workers may run here, and nowhere else until it is disposed.</summary>
    /// <param name="held">What keeps others out; disposed with the lock.</param>
    /// <exception cref="ArgumentNullException"><paramref name="held"/> is <see langword="null"/>.</exception>
    public static WorkerLock Exclusive(IDisposable held)
    {
        ArgumentNullException.ThrowIfNull(held);
        return new(held, null);
    }

    /// <summary>Workers may not run here.</summary>
    /// <param name="reason">Why.</param>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is <see langword="null"/>, empty or white space.</exception>
    public static WorkerLock Refused(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new(null, reason);
    }

    /// <inheritdoc/>
    public void Dispose() => _held?.Dispose();
}
