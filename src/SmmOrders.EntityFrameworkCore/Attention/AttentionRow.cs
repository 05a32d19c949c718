namespace SmmOrders.EntityFrameworkCore;

/// <summary>A row of attention to open, unless there is one with the same unique key.</summary>
/// <param name="UniqueKey">What it is about.</param>
/// <param name="Order">The order; <see langword="null"/> if it is about the provider.</param>
/// <param name="Provider">The provider, if it is about no order.</param>
/// <param name="Finding">What is odd.</param>
/// <param name="What">What was reported, or why it could not be applied.</param>
/// <param name="At">When.</param>
internal sealed record AttentionRow(Guid UniqueKey, object? Order, string? Provider, Findings Finding, string? What, DateTimeOffset At);
