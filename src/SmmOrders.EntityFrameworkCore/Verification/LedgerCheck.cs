using static System.FormattableString;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>The ledger: each refund alone, against the history, and all together against the order.</summary>
internal static class LedgerCheck
{
    internal static IEnumerable<(DamageKind Kind, string Message)> Run<TOrder, TKey>(OrderRecord<TOrder, TKey> order, IReadOnlySet<DamageKind> found)
        where TOrder : class, ITrackedOrder
        where TKey : notnull
    {
        Dictionary<long, OrderHistoryEntry<TKey>> recorded = [];
        foreach (OrderHistoryEntry<TKey> entry in order.History.Where(entry => entry is { RefundAmount: not null, RefundTotal: not null }))
        {
            _ = recorded.TryAdd(entry.Number, entry);
        }

        ILookup<long, OrderRefundEntry<TKey>> paid = order.Refunds.ToLookup(refund => refund.HistoryNumber);
        HashSet<decimal> totals = [];
        decimal total = 0m;
        foreach (long number in recorded.Keys.Union(order.Refunds.Select(refund => refund.HistoryNumber)).Order())
        {
            OrderHistoryEntry<TKey>? entry = recorded.GetValueOrDefault(number);
            foreach (OrderRefundEntry<TKey> refund in paid[number])
            {
                foreach ((DamageKind Kind, string Message) damage in CheckLabels(order, refund))
                {
                    yield return damage;
                }

                if (CheckMoney(order, refund, entry, totals, total) is { } wrong)
                {
                    yield return wrong;
                }
            }

            if (entry is not null && !paid.Contains(number))
            {
                yield return (DamageKind.RefundNotInLedger, Invariant($"Row {number} of the history refunds {entry.RefundAmount}, to {entry.RefundTotal} in all; the ledger should have that refund too."));
            }

            // What the history has is taken as paid, and so is what only its missing rows can have: each fault is named once.
            total = entry?.RefundTotal ?? (IsMissing(order, number) ? paid[number].Last().TotalAfter : total);
        }

        // Where history and ledger differ, the row at fault was named; the order need only agree with one of the two.
        decimal refunded = order.Row.Refunded;
        if (total != refunded && order.Refunds.Sum(refund => refund.Amount) != refunded && !found.Contains(DamageKind.RefundedOutOfRange))
        {
            yield return (DamageKind.RefundSumWrong, Invariant($"The order has {refunded} refunded, but its ledger adds up to {total}; both should be the same."));
        }
    }

    private static bool IsMissing<TOrder, TKey>(OrderRecord<TOrder, TKey> order, long number)
        where TOrder : class, ITrackedOrder
        where TKey : notnull => number >= 1 && number <= order.LastNumber && !order.History.Any(entry => entry.Number == number);

    private static IEnumerable<(DamageKind Kind, string Message)> CheckLabels<TOrder, TKey>(OrderRecord<TOrder, TKey> order, OrderRefundEntry<TKey> refund)
        where TOrder : class, ITrackedOrder
        where TKey : notnull
    {
        if (refund.Currency != order.Row.Currency)
        {
            yield return (DamageKind.RefundCurrencyWrong, Invariant($"The refund of {refund.Amount} is in {FactsCheck.Quoted(refund.Currency)}, but the order was charged in {FactsCheck.Quoted(order.Row.Currency)}; both should be the same."));
        }

        OrderHistoryEntry<TKey>? entry = order.History.FirstOrDefault(entry => entry.Number == refund.HistoryNumber);
        RefundReason[] reasons = entry switch
        {
            null => [.. Enum.GetValues<RefundReason>()],
            { Kind: HistoryKind.Correction } => [RefundReason.Correction],
            { Kind: HistoryKind.Transition, To: OrderStatus.Canceled } => [RefundReason.Canceled, RefundReason.NothingDelivered],
            { Kind: HistoryKind.Transition, To: OrderStatus.Partial } => [RefundReason.PartiallyDelivered],
            { Kind: HistoryKind.Refund } => [RefundReason.Manual],
            { Kind: HistoryKind.Adopted } => [RefundReason.Adopted],
            _ => [],
        };
        if (reasons.Length > 0 && !reasons.Contains(refund.Reason))
        {
            yield return (DamageKind.RefundReasonWrong, Invariant($"The reason of the refund of {refund.Amount} is {refund.Reason}; it should be {string.Join(" or ", reasons)}, as its history row says."));
        }
    }

    private static (DamageKind Kind, string Message)? CheckMoney<TOrder, TKey>(
        OrderRecord<TOrder, TKey> order, OrderRefundEntry<TKey> refund, OrderHistoryEntry<TKey>? entry, HashSet<decimal> totals, decimal before)
        where TOrder : class, ITrackedOrder
        where TKey : notnull =>
        refund.Amount <= 0
            ? (DamageKind.RefundNotPositive, Invariant($"A refund in the ledger is {refund.Amount}; it should be above zero."))
        : !totals.Add(refund.TotalAfter)
            ? (DamageKind.RefundTotalRepeated, Invariant($"The ledger has the total {refund.TotalAfter} twice; each total should be there once, so one refund was recorded twice."))
        : entry is null && !IsMissing(order, refund.HistoryNumber)
            ? (DamageKind.RefundNotInHistory, Invariant($"The ledger has a refund of {refund.Amount}, to {refund.TotalAfter} in all; row {refund.HistoryNumber} of the history should have it too."))
        : entry is not null && (entry.RefundAmount, entry.RefundTotal, entry.At, entry.WriteId) != (refund.Amount, refund.TotalAfter, refund.At, refund.WriteId)
            ? (DamageKind.RefundDiffersFromHistory, Invariant($"The ledger has a refund of {refund.Amount}, to {refund.TotalAfter} in all, at {refund.At:O} by write {refund.WriteId}, but row {entry.Number} of the history has {entry.RefundAmount}, {entry.RefundTotal}, {entry.At:O}, {entry.WriteId}; both should be the same."))
        : refund.TotalAfter != before + refund.Amount
            ? (DamageKind.RefundTotalBroken, Invariant($"A refund of {refund.Amount} after {before} in all leads to {refund.TotalAfter}; it should lead to {before + refund.Amount}."))
        : null;
}
