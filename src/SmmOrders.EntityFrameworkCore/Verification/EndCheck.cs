using System.Collections.Immutable;
using static System.FormattableString;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>An order that has ended has its money decided: by the refund policy, or above it by a person.</summary>
internal static class EndCheck
{
    // Where these are in doubt, the money cannot be judged by them.
    private static readonly ImmutableArray<DamageKind> Doubts =
    [
        DamageKind.StatusUndefined, DamageKind.QuantityNotPositive, DamageKind.ChargeNegative, DamageKind.RefundedOutOfRange, DamageKind.FactsContradictory,
        DamageKind.StatusNotInHistory, DamageKind.DeliveredNotInHistory, DamageKind.RefundSumWrong, DamageKind.RefundTotalBroken,
    ];

    internal static IEnumerable<(DamageKind Kind, string Message)> Run<TOrder, TKey>(OrderRecord<TOrder, TKey> order, IReadOnlySet<DamageKind> found)
        where TOrder : class, ITrackedOrder
        where TKey : notnull
    {
        OrderRow<TOrder, TKey> row = order.Row;
        if (order.Rules is not { } rules || found.Overlaps(Doubts) || !OrderStatuses.Final.Contains(row.Status))
        {
            yield break;
        }

        if (Due(order, rules.Refunds) is not { } due)
        {
            // An old order was adopted as it was, and its damage listed then.
            if (order.IsOurs || order.IsToAdopt)
            {
                yield return (DamageKind.EndUndecided, Invariant($"The order is {row.Status} with {(object?)row.Delivered ?? "an unknown number of"} of {row.Quantity} units delivered, so its refund is not decided; it should have a count above zero, or be Canceled."));
            }
        }
        else if (row.Refunded < due)
        {
            yield return (DamageKind.RefundTooLow, Invariant($"The order is {row.Status} with {row.Refunded} refunded; it should be {due}."));
        }
        else if (row.Refunded > due && !IsByHand(order))
        {
            yield return (DamageKind.RefundTooHigh, Invariant($"The order is {row.Status} with {row.Refunded} refunded, and no person decided so; it should be {due}."));
        }
    }

    /// <summary>The total due; <see langword="null"/> if the facts do not tell it.</summary>
    private static decimal? Due<TOrder, TKey>(OrderRecord<TOrder, TKey> order, RefundPolicy policy)
        where TOrder : class, ITrackedOrder
        where TKey : notnull
    {
        OrderRow<TOrder, TKey> row = order.Row;
        return row.Status switch
        {
            OrderStatus.Completed => 0m,
            OrderStatus.Canceled when policy.OnCanceled == RefundOnCanceled.FullCharge || row.SubmissionStatus == SubmissionStatus.Withdrawn => row.Charge,
            OrderStatus.Partial when row.Delivered is not > 0 => null,
            _ when row.Delivered is { } delivered => policy.ForUndelivered(row.Charge, row.Quantity, delivered),
            _ when row.Refunded == row.Charge => row.Charge,
            _ => null,
        };
    }

    // Above what is due comes only by a refund by hand, after which nothing more was due, or by a person's correction to less; or it was
    // paid before the store was there. Of a purged history it is no longer known.
    private static bool IsByHand<TOrder, TKey>(OrderRecord<TOrder, TKey> order)
        where TOrder : class, ITrackedOrder
        where TKey : notnull => !order.IsToAdopt && (
        order.Refunds is [.., { Reason: RefundReason.Manual or RefundReason.Adopted }]
        || order.Row.HistoryPurgedTo > 0
        || order.History.LastOrDefault(entry => entry.RefundAmount is not null)?.Kind == HistoryKind.Refund
        || order.History.Any(entry => entry is { Kind: HistoryKind.Correction, By: not null }));
}
