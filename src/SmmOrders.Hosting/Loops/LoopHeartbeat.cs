namespace SmmOrders.Hosting;

/// <summary>When a loop was last alive, and how it fared. Written by the loop, read by the health check; thread-safe.</summary>
/// <param name="loop">The loop's name.</param>
/// <param name="store">The store's name; empty for the only one.</param>
/// <param name="provider">The provider whose lanes it speaks for; <see langword="null"/> for the loop itself.</param>
/// <param name="now">When it was opened.</param>
internal sealed class LoopHeartbeat(string loop, string store, string? provider, DateTimeOffset now)
{
    private readonly Lock _gate = new();
    private DateTimeOffset _at = now;
    private int _failures;
    private bool _isEnded;

    public string Loop { get; } = loop;

    public string Store { get; } = store;

    public string? Provider { get; } = provider;

    /// <summary>When it was opened, last began or ended a turn, or until when it sleeps.</summary>
    public DateTimeOffset At => Read(() => _at);

    /// <summary>How often in a row it failed.</summary>
    public int Failures => Read(() => _failures);

    /// <summary>Whether the loop has ended although nobody told it to.</summary>
    public bool IsEnded => Read(() => _isEnded);

    public void Beat(DateTimeOffset at)
    {
        lock (_gate)
        {
            _at = at;
        }
    }

    /// <summary>Nothing threw.</summary>
    /// <param name="at">When, or until when it sleeps since.</param>
    public void Succeeded(DateTimeOffset at)
    {
        lock (_gate)
        {
            (_at, _failures) = (at, 0);
        }
    }

    /// <summary>Something threw.</summary>
    /// <returns>How often in a row.</returns>
    public int Failed(DateTimeOffset now)
    {
        lock (_gate)
        {
            (_at, _failures) = (now, _failures + 1);
            return _failures;
        }
    }

    public void End()
    {
        lock (_gate)
        {
            _isEnded = true;
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
