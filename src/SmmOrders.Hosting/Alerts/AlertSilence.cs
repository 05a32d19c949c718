namespace SmmOrders.Hosting;

/// <summary>
/// Decides when an alert is told: the first at once, then one for all of the same kind, finding and name when the silence is over.
/// Thread-safe; it neither tells nor waits.
/// </summary>
internal sealed class AlertSilence
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(OrderAlertKind, Findings, string?), Entry> _entries = [];

    /// <summary>Takes an alert in.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="silence">For how long the next ones of its kind are held back if it is told.</param>
    /// <param name="now">The current instant.</param>
    /// <returns>What to tell now, with all that was held back; <see langword="null"/> if it is held back.</returns>
    internal OrderAlert? Take(OrderAlert alert, TimeSpan silence, DateTimeOffset now)
    {
        lock (_gate)
        {
            Entry entry = _entries.GetValueOrDefault(alert.Key);
            OrderAlert all = alert.With(entry.Held);
            bool isTold = now >= entry.TellAt;
            _entries[alert.Key] = isTold ? new(now + silence, Held: null) : entry with { Held = all };
            return isTold ? all : null;
        }
    }

    /// <summary>Takes out what was held back and is to be told now.</summary>
    /// <param name="silence">For how long the next ones are held back.</param>
    /// <param name="now">The current instant.</param>
    internal IReadOnlyList<OrderAlert> TakeDue(TimeSpan silence, DateTimeOffset now)
    {
        lock (_gate)
        {
            KeyValuePair<(OrderAlertKind, Findings, string?), Entry>[] over = [.. _entries.Where(entry => now >= entry.Value.TellAt)];
            foreach ((var key, Entry entry) in over)
            {
                if (entry.Held is null)
                {
                    _ = _entries.Remove(key);
                }
                else
                {
                    _entries[key] = new(now + silence, Held: null);
                }
            }

            return [.. over.Select(entry => entry.Value.Held).OfType<OrderAlert>()];
        }
    }

    /// <summary>Takes back what could not be told.</summary>
    /// <param name="untold">What was to be told.</param>
    /// <param name="tellAt">When to tell it again.</param>
    /// <param name="count">How many of those in it to keep: one less where somebody else will bring the last one again.</param>
    internal void Return(OrderAlert untold, DateTimeOffset tellAt, long count)
    {
        lock (_gate)
        {
            OrderAlert? since = _entries.GetValueOrDefault(untold.Key).Held;
            OrderAlert? kept = count > 0 ? untold with { Count = count } : null;
            _entries[untold.Key] = new(tellAt, since is null ? kept : since.With(kept));
        }
    }

    /// <summary>One kind, finding and name.</summary>
    /// <param name="TellAt">When the next one may be told.</param>
    /// <param name="Held">All that was held back, as one.</param>
    private readonly record struct Entry(DateTimeOffset TellAt, OrderAlert? Held);
}
