namespace SmmOrders.EntityFrameworkCore;

/// <summary>What an update of one order opens and closes.</summary>
/// <param name="Opened">The rows to open.</param>
/// <param name="Closed">The unique keys of the rows to close: their states are over.</param>
/// <param name="At">When.</param>
internal sealed record AttentionChange(IReadOnlyList<AttentionRow> Opened, IReadOnlyList<Guid> Closed, DateTimeOffset At);
