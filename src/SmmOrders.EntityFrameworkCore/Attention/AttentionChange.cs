namespace SmmOrders.EntityFrameworkCore;

/// <summary>What an update of one order opens and closes.</summary>
/// <param name="Opened">The rows to open.</param>
/// <param name="Closed">The unique keys of the rows to close: their states are over.</param>
/// <param name="At">When.</param>
internal sealed record AttentionChange(IReadOnlyList<AttentionRow> Opened, IReadOnlyList<Guid> Closed, DateTimeOffset At)
{
    /// <summary>The key of the order; <see langword="null"/> if it is about a provider.</summary>
    internal object? Order { get; init; }

    /// <summary>The order's version after it.</summary>
    internal long Version { get; init; }

    /// <summary>Whether it was written together with that version, or beside an order that stayed as it was.</summary>
    internal bool IsVersioned { get; init; }
}
