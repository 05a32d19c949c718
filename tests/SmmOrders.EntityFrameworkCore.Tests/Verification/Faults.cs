using static SmmOrders.EntityFrameworkCore.DamageKind;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>The table of damage: each kind at least once.</summary>
internal static class Faults
{
    private static readonly StatusReport Begun = StatusReport.Of(OrderStatus.InProgress, 1000);

    public static IReadOnlyList<Fault> All { get; } =
    [
        new(Unreadable, Open, (panel, orders) => panel.IsSqlite
            ? Order(orders, "\"LastWriteId\" = 'abc'")
            : ["ALTER TABLE \"Orders\" ALTER COLUMN \"Quantity\" DROP NOT NULL", .. Order(orders, "\"Quantity\" = NULL")]),
        new(Unreadable, Partial, (panel, orders) => panel.IsSqlite ? Order(orders, "\"Quantity\" = 'many'") : Order(orders, "\"Quantity\" = NULL")),
        new(Unreadable, Partial, (panel, orders) => panel.IsSqlite ? Ledger(orders, "\"Amount\" = 400000000.5") : Order(orders, "\"Quantity\" = NULL")),
        new(Unreadable, Partial, (panel, orders) => panel.IsSqlite ? History(orders, 2, "\"RefundTotal\" = 'four'") : Order(orders, "\"Quantity\" = NULL")),
        new(StatusUndefined, Open, (_, orders) => Order(orders, "\"Status\" = 0")),
        new(StatusUndefined, Partial, (_, orders) => Order(orders, "\"Status\" = 7")),
        new(QuantityNotPositive, Partial, (_, orders) => Order(orders, "\"Quantity\" = 0")),
        new(ChargeNegative, Fresh, (panel, orders) => Order(orders, $"\"Charge\" = {panel.Money(-1m)}")),
        new(RefundedOutOfRange, Partial, (panel, orders) => Order(orders, $"\"Refunded\" = {panel.Money(10.01m)}")),
        new(RefundedOutOfRange, Partial, (panel, orders) => Order(orders, $"\"Refunded\" = {panel.Money(-4m)}")),
        new(RefundedOutOfRange, Canceled, (panel, orders) => Order(orders, $"\"Charge\" = {panel.Money(9m)}")),
        new(FactsContradictory, Open, (_, orders) => Order(orders, "\"CancelCause\" = 99")),
        new(FactsContradictory, Open, (_, orders) => Order(orders, "\"Delivered\" = 5, \"MostDelivered\" = 1")),
        new(FactsContradictory, Open, (_, orders) => Order(orders, $"\"Open\" = {(long)(Findings.RemainsMissing | Findings.RemainsUnreadable)}")),
        new(FactsContradictory, Partial, (_, orders) => Order(orders, "\"UnansweredSince\" = \"StatusSince\"")),
        new(CurrencyUnknown, Open, (_, orders) => Order(orders, "\"Currency\" = 'XXX'")),
        new(CurrencyUnknown, Open, (_, orders) => Order(orders, "\"Currency\" = NULL")),
        new(StoreFactsIncomplete, Open, (_, orders) => Order(orders, "\"Version\" = NULL")),
        new(StoreFactsIncomplete, Open, (_, orders) => Order(orders, "\"Version\" = 0")),
        new(StoreFactsIncomplete, Open, (_, orders) => Order(orders, "\"HistoryCount\" = NULL")),
        new(StoreFactsIncomplete, Fresh, (_, orders) => Order(orders, "\"Bucket\" = 64")),
        new(StoreFactsIncomplete, Open, (_, orders) => Order(orders, "\"Version\" = NULL, \"HistoryCount\" = NULL, \"Bucket\" = NULL, \"LastWriteId\" = NULL")),
        new(StoreFactsIncomplete, Fresh, (_, orders) => Order(orders, "\"Version\" = NULL, \"HistoryCount\" = NULL, \"Bucket\" = NULL")),
        new(StoreFactsIncomplete, Partial, (_, orders) => Order(orders, "\"HistoryPurgedTo\" = -1")),
        new(StoreFactsIncomplete, Partial, (_, orders) => Order(orders, "\"HistoryPurgedTo\" = 9")),
        new(InstantTooFine, Fresh, (_, orders) => Order(orders, "\"Deadline\" = 639000000000000001")),
        new(ProviderOrderIdMissing, Submitted, (_, orders) => Order(orders, "\"ProviderOrderId\" = NULL")),
        new(ProviderOrderIdShared, Two, (_, orders) => Order(orders, $"\"ProviderOrderId\" = (SELECT \"ProviderOrderId\" FROM \"Orders\" WHERE \"Id\" = {orders[1]})")),

        new(HistoryGap, ByHand, (_, orders) => [$"DELETE FROM order_history WHERE {Row(orders, 2)}"]),
        new(HistoryGap, Partial, (_, orders) => [$"DELETE FROM order_history WHERE {Row(orders, 1)}"]),
        new(HistoryNumberRepeated, Open, (panel, orders) => [panel.Copy<OrderHistoryEntry<long>>(Row(orders, 1))]),
        new(HistoryNumberRepeated, Partial, (_, orders) => Order(orders, "\"HistoryPurgedTo\" = 1")),
        new(HistoryGap, ByHand, (_, orders) => [$"DELETE FROM order_history WHERE {Row(orders)} AND \"Number\" < 3", .. Order(orders, "\"HistoryPurgedTo\" = 1")]),
        new(HistoryCountWrong, Open, (_, orders) => Order(orders, "\"HistoryCount\" = 2")),
        new(HistoryCountWrong, Partial, (_, orders) => Order(orders, "\"HistoryCount\" = 1")),
        new(HistoryCountWrong, Partial, (_, orders) => [$"DELETE FROM order_history WHERE {Row(orders, 2)}"]),
        new(HistoryCountWrong, Partial, (_, orders) => [$"DELETE FROM order_history WHERE {Row(orders)}"]),
        new(HistoryBroken, Partial, (_, orders) => History(orders, 1, "\"To\" = 2")),
        new(HistoryRowContradictory, Open, (_, orders) => History(orders, 1, "\"Kind\" = 9")),
        new(HistoryRowContradictory, Open, (_, orders) => History(orders, 1, "\"Kind\" = 5")),
        new(HistoryRowContradictory, Open, (_, orders) => History(orders, 1, "\"Kind\" = 5, \"By\" = 'Ann'")),
        new(HistoryRowContradictory, Open, (_, orders) => History(orders, 1, "\"Kind\" = 6")),
        new(HistoryRowContradictory, ByHand, (_, orders) => History(orders, 2, "\"Kind\" = 6").Append($"UPDATE order_refunds SET \"Reason\" = 6 WHERE {Row(orders)} AND \"HistoryNumber\" = 2")),
        new(HistoryRowContradictory, Open, (_, orders) => History(orders, 1, "\"Kind\" = 7")),
        new(HistoryRowContradictory, Submitted, (_, orders) => History(orders, 1, "\"Kind\" = 7")),
        new(HistoryRowContradictory, ByHand, (_, orders) => History(orders, 2, "\"By\" = NULL")),
        new(HistoryRowContradictory, Open, (panel, orders) => History(orders, 1, $"\"RefundAmount\" = {panel.Money(1m)}")),
        new(HistoryRowContradictory, Partial, (_, orders) => History(orders, 2, "\"Kind\" = 2, \"From\" = 3").Append($"UPDATE order_refunds SET \"Reason\" = 4 WHERE {Row(orders)}")),
        new(TransitionIllegal, Completed, (_, orders) => [.. History(orders, 1, "\"To\" = 2"), .. History(orders, 2, "\"From\" = 2")]),
        new(TransitionIllegal, Corrected, (_, orders) => History(orders, 3, "\"By\" = NULL")),
        new(TransitionIllegal, Submitted, (_, orders) => [.. History(orders, 2, "\"To\" = 3"), .. Order(orders, "\"Status\" = 3")]),
        new(StatusNotInHistory, Open, (_, orders) => Order(orders, "\"Status\" = 2")),
        new(StatusNotInHistory, Completed, (_, orders) => Order(orders, "\"Status\" = 5")),
        new(StatusNotInHistory, Fresh, (_, orders) => Order(orders, "\"Status\" = 4")),
        new(StatusSinceNotInHistory, Open, (panel, orders) => Order(orders, $"\"StatusSince\" = {panel.Later("StatusSince")}")),
        new(DeliveredNotInHistory, Partial, (_, orders) => Order(orders, "\"Delivered\" = 500")),
        new(HistoryWithoutOrder, Open, (_, orders) => [$"DELETE FROM \"Orders\" WHERE \"Id\" = {orders[0]}"]),

        new(RefundNotPositive, Partial, (panel, orders) => Ledger(orders, $"\"Amount\" = {panel.Money(0m)}")),
        new(RefundTotalRepeated, Partial, (panel, orders) => [panel.Copy<OrderRefundEntry<long>>(Row(orders))]),
        new(RefundTotalBroken, ByHand, (panel, orders) =>
        [
            $"UPDATE order_refunds SET \"Amount\" = {panel.Money(1.5m)} WHERE {Row(orders)} AND \"HistoryNumber\" = 3",
            .. History(orders, 3, $"\"RefundAmount\" = {panel.Money(1.5m)}"),
        ]),
        new(RefundSumWrong, Partial, (panel, orders) => Order(orders, $"\"Refunded\" = {panel.Money(3m)}")),
        new(RefundSumWrong, Partial, (panel, orders) => Order(orders, $"\"Refunded\" = {panel.Money(0m)}")),
        new(RefundSumWrong, Fresh, (panel, orders) => Order(orders, $"\"Refunded\" = {panel.Money(1m)}")),
        new(RefundCurrencyWrong, Partial, (_, orders) => Ledger(orders, "\"Currency\" = 'EUR'")),
        new(RefundCurrencyWrong, Partial, (_, orders) => Ledger(orders, "\"Currency\" = NULL")),
        new(RefundReasonWrong, Partial, (_, orders) => Ledger(orders, "\"Reason\" = 5")),
        new(RefundReasonWrong, Partial, (_, orders) => Ledger(orders, "\"Reason\" = 6")),
        new(RefundReasonWrong, Canceled, (_, orders) => Ledger(orders, "\"Reason\" = 99")),
        new(RefundNotInLedger, Partial, (_, orders) => [$"DELETE FROM order_refunds WHERE {Row(orders)}"]),
        new(RefundNotInLedger, ByHand, (_, orders) => [$"DELETE FROM order_refunds WHERE {Row(orders)} AND \"HistoryNumber\" = 2"]),
        new(RefundNotInHistory, Partial, (_, orders) => History(orders, 2, "\"RefundAmount\" = NULL, \"RefundTotal\" = NULL")),
        new(RefundNotInHistory, Partial, (panel, orders) => [panel.Copy<OrderRefundEntry<long>>(Row(orders), ("Amount", panel.Money(1m)), ("TotalAfter", panel.Money(5m)), ("HistoryNumber", "7"))]),
        new(RefundDiffersFromHistory, Partial, (panel, orders) => Ledger(orders, $"\"Amount\" = {panel.Money(3m)}")),
        new(RefundDiffersFromHistory, Partial, (panel, orders) => Ledger(orders, $"\"At\" = {panel.Later("At")}")),
        new(RefundWithoutOrder, Partial, (_, orders) => [$"DELETE FROM \"Orders\" WHERE \"Id\" = {orders[0]}", $"DELETE FROM order_history WHERE {Row(orders)}"]),

        new(EndUndecided, Partial, (_, orders) => [.. Order(orders, "\"Delivered\" = NULL"), .. History(orders, 2, "\"Delivered\" = NULL")]),
        new(EndUndecided, Partial, (_, orders) => [.. Order(orders, "\"Delivered\" = 0"), .. History(orders, 2, "\"Delivered\" = 0")]),
        new(RefundTooLow, Partial, (panel, orders) => Money(panel, orders, 3m)),
        new(RefundTooHigh, Partial, (panel, orders) => Money(panel, orders, 5m)),
        new(RefundTooHigh, ByHandThenPartial, (panel, orders) =>
        [
            .. Order(orders, $"\"Refunded\" = {panel.Money(5m)}"),
            $"UPDATE order_refunds SET \"Amount\" = {panel.Money(2m)}, \"TotalAfter\" = {panel.Money(5m)} WHERE {Row(orders)} AND \"HistoryNumber\" = 4",
            .. History(orders, 4, $"\"RefundAmount\" = {panel.Money(2m)}, \"RefundTotal\" = {panel.Money(5m)}"),
        ]),
        new(RefundTooLow, Canceled, (panel, orders) => Money(panel, orders, 9.99m)),
    ];

    public static async Task<long[]> Fresh(AuditedPanel panel) => [await panel.BuyAsync()];

    public static async Task<long[]> Open(AuditedPanel panel) => [await panel.BuyAsync(Begun)];

    public static async Task<long[]> Partial(AuditedPanel panel) => [await panel.BuyAsync(StatusReport.Of(OrderStatus.Partial, 400))];

    public static async Task<long[]> Completed(AuditedPanel panel) => [await panel.BuyAsync(Begun, StatusReport.Of(OrderStatus.Completed))];

    public static async Task<long[]> Canceled(AuditedPanel panel) => [await panel.BuyAsync(StatusReport.Of(OrderStatus.Canceled))];

    public static async Task<long[]> Two(AuditedPanel panel) => [await panel.BuyAsync(), await panel.BuyAsync()];

    /// <summary>Rows 2 and 3 are refunds by hand: 1.00, and 2.00 more.</summary>
    public static async Task<long[]> ByHand(AuditedPanel panel)
    {
        long order = await panel.BuyAsync(Begun);
        await panel.DecideAsync(order, Decision.Refund(1.00m, seen: 0m));
        await panel.DecideAsync(order, Decision.Refund(3.00m, seen: 1.00m));
        return [order];
    }

    /// <summary>Row 4 ends it and refunds 1.00 more.</summary>
    public static async Task<long[]> ByHandThenPartial(AuditedPanel panel)
    {
        long[] orders = await ByHand(panel);
        await panel.ReportAsync(orders[0], StatusReport.Of(OrderStatus.Partial, 400));
        return orders;
    }

    /// <summary>Row 3 is a person's correction to Partial, which the lifecycle does not permit to a report.</summary>
    public static async Task<long[]> Corrected(AuditedPanel panel)
    {
        long[] orders = await Completed(panel);
        await panel.DecideAsync(orders[0], Decision.CorrectToPartial(600));
        return orders;
    }

    /// <summary>Row 2 places the order.</summary>
    public static async Task<long[]> Submitted(AuditedPanel panel)
    {
        long order = await panel.BuyAsync(providerOrderId: null);
        await panel.SubmitAsync(order, SubmissionStep.Send(AuditedPanel.Start.AddHours(3)));
        await panel.SubmitAsync(order, SubmissionStep.Place(), Guid.NewGuid().ToString("N"));
        return [order];
    }

    private static string Row(long[] orders, int? number = null) => $"\"OrderId\" = {orders[0]}{(number is null ? "" : $" AND \"Number\" = {number}")}";

    private static IEnumerable<string> Order(long[] orders, string set) => [$"UPDATE \"Orders\" SET {set} WHERE \"Id\" = {orders[0]}"];

    private static IEnumerable<string> History(long[] orders, int number, string set) => [$"UPDATE order_history SET {set} WHERE {Row(orders, number)}"];

    private static IEnumerable<string> Ledger(long[] orders, string set) => [$"UPDATE order_refunds SET {set} WHERE {Row(orders)}"];

    // The only refund of the order, wherever it is written.
    private static IEnumerable<string> Money(AuditedPanel panel, long[] orders, decimal total) =>
    [
        .. Order(orders, $"\"Refunded\" = {panel.Money(total)}"),
        .. Ledger(orders, $"\"Amount\" = {panel.Money(total)}, \"TotalAfter\" = {panel.Money(total)}"),
        $"UPDATE order_history SET \"RefundAmount\" = {panel.Money(total)}, \"RefundTotal\" = {panel.Money(total)} WHERE {Row(orders)} AND \"RefundAmount\" IS NOT NULL",
    ];
}
