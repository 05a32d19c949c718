namespace SmmOrders.EntityFrameworkCore;

/// <summary>As much of an order at fault as is needed to record it.</summary>
/// <param name="Key">The order.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="Open">The open states.</param>
/// <param name="Interval">Microseconds from one poll to the next; <see langword="null"/> if it is not polled.</param>
/// <param name="NextPollAt">When it is polled next.</param>
/// <param name="Deadline">When a sweep looks at it next.</param>
internal sealed record FaultRow<TKey>(TKey Key, long? Version, Findings Open, long? Interval, DateTimeOffset? NextPollAt, DateTimeOffset? Deadline)
    where TKey : notnull
{
    private const long Minute = 60_000_000;
    private const long Longest = 60 * Minute;

    /// <summary>Whether the fault is recorded already.</summary>
    internal bool IsKnown => (Open & Findings.NotApplied) != 0;

    /// <summary>
    /// The row once the fault is recorded. Its next poll comes later, twice as far each time, to an hour at most; a sweep comes back after an
    /// hour. Only what is new raises the version, so that no other writer is held up again and again.
    /// </summary>
    internal FaultRow<TKey> After(OrderFault fault)
    {
        FaultRow<TKey> noted = this with { Open = Open | Findings.NotApplied, Version = IsKnown ? Version : Version + 1 };
        return fault.IsSwept
            ? noted with { Deadline = fault.At.AddTicks(Longest * TimeSpan.TicksPerMicrosecond) }
            : noted with { Interval = Pause, NextPollAt = fault.At.AddTicks(Pause * TimeSpan.TicksPerMicrosecond) };
    }

    // An interval that is longer already stays.
    private long Pause => Math.Max(Interval ?? 0, Math.Min(Math.Max((Interval ?? 0) * 2, Minute), Longest));
}
