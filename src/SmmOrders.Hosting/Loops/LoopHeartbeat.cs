namespace SmmOrders.Hosting;

/// <summary>When a loop was last alive, and how it fared. Written by the loop, read by the health check; thread-safe.</summary>
/// <param name="loop">The loop's name.</param>
/// <param name="store">The store's name; empty for the only one.</param>
/// <param name="provider">The provider whose lanes it speaks for; <see langword="null"/> for the loop itself.</param>
internal sealed class LoopHeartbeat(string loop, string store, string? provider)
{
    private readonly Lock _gate = new();
    private DateTimeOffset? _at;
    private int _failures;
    private string? _refusal;

    public string Loop { get; } = loop;

    public string Store { get; } = store;

    public string? Provider { get; } = provider;

    /// <summary>When it last began or ended a turn, or slept; <see langword="null"/> before the first time.</summary>
    public DateTimeOffset? At => Read(() => _at);

    /// <summary>How many turns in a row threw.</summary>
    public int Failures => Read(() => _failures);

    /// <summary>Why the store lets no worker run here; <see langword="null"/> if it does.</summary>
    public string? Refusal => Read(() => _refusal);

    public void Beat(DateTimeOffset now)
    {
        lock (_gate)
        {
            _at = now;
        }
    }

    public void Succeeded(DateTimeOffset now)
    {
        lock (_gate)
        {
            (_at, _failures, _refusal) = (now, 0, null);
        }
    }

    /// <summary>A turn threw.</summary>
    /// <returns>How many in a row did.</returns>
    public int Failed(DateTimeOffset now)
    {
        lock (_gate)
        {
            (_at, _failures) = (now, _failures + 1);
            return _failures;
        }
    }

    public void Refused(DateTimeOffset now, string? refusal)
    {
        lock (_gate)
        {
            (_at, _refusal) = (now, refusal);
        }
    }

    private T Read<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }
}
