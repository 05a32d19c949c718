namespace SmmOrders.EntityFrameworkCore;

/// <summary>An old order as it is to be adopted.</summary>
/// <param name="Row">Its row, with what the adoption writes.</param>
/// <param name="Opening">The first row of its history.</param>
/// <param name="Refund">The first row of its ledger; <see langword="null"/> if nothing was refunded.</param>
internal sealed record AdoptedOrder<TOrder, TKey>(OrderRow<TOrder, TKey> Row, OrderHistoryEntry<TKey> Opening, OrderRefundEntry<TKey>? Refund)
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    /// <summary>Whether it may never have been sent, so that a person decides.</summary>
    internal bool IsUnknown => (Row.Open & Findings.SubmissionUnknown) != 0;
}
