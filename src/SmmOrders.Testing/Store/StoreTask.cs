namespace SmmOrders.Testing;

/// <summary>Something to do with one order: apply a report, a decision or a step.</summary>
/// <typeparam name="T">What the caller gets.</typeparam>
/// <param name="Order">The order.</param>
/// <param name="Decide">Decides it on the order as read. It throws an <see cref="ArgumentException"/> if the order cannot be decided.</param>
/// <param name="Outcome">The outcome if nothing could be decided, with the reason.</param>
/// <param name="ReportedAt">When it was reported or swept: a fault is then recorded. <see langword="null"/> if a person or an answer hears of it.</param>
internal sealed record StoreTask<T>(OrderKey Order, Func<StoredOrder, Decided<T>> Decide, Func<ApplyStatus, string?, T> Outcome, DateTimeOffset? ReportedAt = null);

/// <summary>What was decided about one order.</summary>
/// <typeparam name="T">What the caller gets.</typeparam>
/// <param name="Change">What to write; <see langword="null"/> if there is nothing.</param>
/// <param name="Otherwise">The status of the outcome if there is nothing to write.</param>
/// <param name="Outcome">The outcome, once it is known what became of the change.</param>
internal sealed record Decided<T>(OrderChange? Change, ApplyStatus Otherwise, Func<ApplyStatus, T> Outcome)
{
    /// <summary>What a person should look at, if there is no change that has it.</summary>
    internal AttentionNote? Note { get; init; }
}
