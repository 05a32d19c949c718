using System.Collections.Immutable;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>What is purged and erased. A new table with rows of orders needs one line here, and a test fails until it has it.</summary>
internal static class RetainedTables
{
    internal static ImmutableArray<RetainedTable> All { get; } =
    [
        new(Annotations.History) { Number = nameof(OrderHistoryEntry<>.Number), Words = [nameof(OrderHistoryEntry<>.Note)], Names = [nameof(OrderHistoryEntry<>.By)] },
        new(Annotations.Refunds) { IsPurged = false },
        new(Annotations.Attempts) { Words = [nameof(OrderAttempt<>.Words)] },
        new(Annotations.Requests)
        {
            Over = nameof(OrderRequestEntry<>.EndedAt), AreRequests = true, Words = [nameof(OrderRequestEntry<>.Note), nameof(OrderRequestEntry<>.Words)],
            Names = [nameof(OrderRequestEntry<>.AskedBy), nameof(OrderRequestEntry<>.AnsweredBy)],
        },
        new(Annotations.Attention)
        {
            Over = nameof(OrderAttention<>.ClosedAt), IsTold = true, Words = [nameof(OrderAttention<>.What), nameof(OrderAttention<>.Note)], Names = [nameof(OrderAttention<>.ClosedBy)],
        },
        new(Annotations.Outbox)
        {
            Over = nameof(OrderOutbox<>.DeliveredAt), Holds = nameof(OrderOutbox<>.DeliveredAt), Words = [nameof(OrderOutbox<>.Words)],
        },
    ];
}
