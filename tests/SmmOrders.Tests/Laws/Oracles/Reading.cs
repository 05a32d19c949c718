namespace SmmOrders.Tests.Laws;

/// <summary>
/// What a report amounts to, by the table of domain rules, section 2. Counted is its own count; Delivered is that, or the whole
/// quantity for a Completed without a count.
/// </summary>
internal readonly record struct Reading(OrderStatus Status, long? Delivered, Findings Odd, long? Counted, bool Undecided = false);
