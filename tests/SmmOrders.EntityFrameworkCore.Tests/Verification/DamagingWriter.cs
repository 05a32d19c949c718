using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Planted: a writer that loses a row of the history or of the ledger, or writes another amount.</summary>
internal sealed class DamagingWriter(IOrderWriter<AuditedOrder, long> inner, Leaving damage) : IOrderWriter<AuditedOrder, long>
{
    public Task<IReadOnlySet<long>> WriteAsync(
        DbContext context, IReadOnlyList<OrderChange<long>> changes, IReadOnlyList<OrderSchedule<long>> schedules, CancellationToken cancellationToken) =>
        inner.WriteAsync(context, [.. changes.Select(Damaged)], schedules, cancellationToken);

    private OrderChange<long> Damaged(OrderChange<long> change) => damage switch
    {
        Leaving.NoFirstRowOfHistory => change with { History = [.. change.History.Where(row => row.Number > 1)] },
        Leaving.NoLastRowOfHistory => change with { History = [.. change.History.SkipLast(1)] },
        Leaving.DoubleAmountInLedger when change.Refund is { } refund => change with { Refund = Doubled(refund) },
        Leaving.NoRowInLedger => change with { Refund = null },
        _ => change,
    };

    private static OrderRefundEntry<long> Doubled(OrderRefundEntry<long> refund) => new()
    {
        Id = refund.Id,
        OrderId = refund.OrderId,
        Amount = 2 * refund.Amount,
        TotalAfter = refund.TotalAfter,
        Currency = refund.Currency,
        Reason = refund.Reason,
        At = refund.At,
        HistoryNumber = refund.HistoryNumber,
        WriteId = refund.WriteId,
    };
}
