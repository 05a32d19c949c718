namespace SmmOrders.EntityFrameworkCore;

/// <summary>What one transaction wrote, before it is committed.</summary>
/// <param name="Planned">What was decided, for each task; <see langword="null"/> if nothing was.</param>
/// <param name="Told">The outcome of a task for which nothing was decided.</param>
/// <param name="AtFault">The tasks whose order cannot be decided, and why.</param>
/// <param name="Won">The orders that were written.</param>
internal sealed record WrittenBatch<TOrder, TKey, T>(
    PlannedChange<TOrder, TKey, T>?[] Planned, T?[] Told, IReadOnlyDictionary<int, string> AtFault, IReadOnlySet<TKey> Won)
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    /// <summary>Whether another writer was faster.</summary>
    internal bool IsConflict(int index) => Planned[index] is { Change: not null } planned && !Won.Contains(planned.Row.Key);

    /// <summary>What to tell the caller.</summary>
    /// <param name="index">The task.</param>
    /// <param name="written">What became of an order that was written.</param>
    internal T Outcome(int index, ApplyStatus written) => Planned[index] is not { } planned
        ? Told[index]!
        : planned.Outcome(
            planned.Change is null ? planned.Otherwise
            : Won.Contains(planned.Row.Key) ? written
            : ApplyStatus.Conflict);
}
