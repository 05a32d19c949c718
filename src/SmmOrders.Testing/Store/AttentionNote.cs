namespace SmmOrders.Testing;

/// <summary>What an update of an order opens and closes in the rows of attention.</summary>
/// <param name="Order">The order as it was read.</param>
/// <param name="Update">What the core decided.</param>
/// <param name="At">When.</param>
/// <param name="What">What was reported or answered; <see langword="null"/> for the passing of time.</param>
internal sealed record AttentionNote(StoredOrder Order, OrderUpdate Update, DateTimeOffset At, string? What);
