namespace SmmOrders.Tests.Laws;

/// <summary>
/// What a report amounts to, by the table of domain rules, section 2. Counted is what it says itself; Delivered is that, or all of a
/// Completed that says nothing.
/// </summary>
internal readonly record struct Reading(OrderStatus Status, long? Delivered, Findings Odd, long? Counted, bool Undecided = false);
