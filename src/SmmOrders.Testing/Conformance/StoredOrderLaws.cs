namespace SmmOrders.Testing;

/// <summary>What holds for every stored order, whatever happened to it.</summary>
internal static class StoredOrderLaws
{
    /// <summary>Checks an order against the state in which it was added, and against what its wallet got.</summary>
    internal static void Check(StoredOrder start, StoredOrder now, decimal? paid)
    {
        CheckHistory(start, now);
        CheckRefunds(start, now);
        if (paid is { } amount)
        {
            Expect.Equal(now.State.Refunded - start.State.Refunded, amount, $"The wallet of order {now.Key}, which got what was refunded");
        }
    }

    private static void CheckHistory(StoredOrder start, StoredOrder now)
    {
        OrderStatus at = start.State.Status;
        long number = 0;
        foreach (StoredHistoryEntry entry in now.History)
        {
            number++;
            Expect.Equal(number, entry.Number, $"The number of history row {number} of order {now.Key}, counted without gaps");
            Expect.Equal(at, entry.From, $"The status before history row {number}, which is the status after the row before it");
            Expect.That(!string.IsNullOrEmpty(entry.Reported), $"history row {number} states what was reported");
            at = entry.To;
        }

        Expect.Equal(at, now.State.Status, $"The status of order {now.Key}, which is the one after its last history row");
    }

    private static void CheckRefunds(StoredOrder start, StoredOrder now)
    {
        decimal total = start.State.Refunded;
        foreach (StoredRefund refund in now.Refunds)
        {
            total += refund.Amount;
            Expect.That(refund.Amount > 0, $"a refund of order {now.Key} is above zero");
            Expect.Equal(total, refund.TotalAfter, $"The total after a refund of order {now.Key}");
            Expect.Equal(now.Currency, refund.Currency, $"The currency of a refund of order {now.Key}");
            Expect.All(
                [(refund.Amount, refund.TotalAfter, refund.At)],
                now.History.Where(entry => entry.Number == refund.HistoryNumber).Select(entry => (entry.RefundAmount ?? 0, entry.RefundTotal ?? 0, entry.At)),
                $"The refund in history row {refund.HistoryNumber} of order {now.Key}");
        }

        Expect.Equal(
            now.Refunds.Length, now.History.Count(entry => entry.RefundAmount is not null),
            $"The number of history rows with a refund of order {now.Key}, one for each refund");
        Expect.Equal(total, now.State.Refunded, $"The refunded total of order {now.Key}, which is the sum of its refunds");
    }
}
