namespace SmmOrders.Tests.Laws;

/// <summary>What a report amounts to, by the table of domain rules, section 2.</summary>
internal readonly record struct Reading(OrderStatus Status, long? Delivered, Findings Odd, bool Undecided = false);
