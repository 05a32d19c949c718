namespace SmmOrders.Tests.Laws;

/// <summary>Asserts what a step may do to an order.</summary>
internal static class Changes
{
    /// <summary>The order and its money are unchanged; what else it remembers may be new.</summary>
    public static void Nothing(Observation step)
    {
        Assert.Equal(WithoutMemory(step.Before), WithoutMemory(step.After));
        Assert.Null(step.Paid);
        Assert.Empty(step.Path);
    }

    private static Facts WithoutMemory(Facts order) => order with { MostDelivered = null, UnansweredSince = null, Open = Findings.None };

    /// <summary>The order ended in the status, and is refunded up to the total and no further; what was paid before stays paid.</summary>
    public static void EndedWith(Observation step, OrderStatus status, long? delivered, decimal total, RefundReason reason)
    {
        decimal due = decimal.Max(total - step.Before.Refunded, 0m);
        Assert.Equal(status, step.After.Status);
        Assert.Equal(delivered, step.After.Delivered);
        Assert.Equal(step.Before.Refunded + due, step.After.Refunded);
        Assert.Equal(due, step.Paid?.Amount ?? 0m);
        if (step.Paid is { } paid)
        {
            Assert.Equal(step.After.Refunded, paid.TotalAfter);
            Assert.Equal(reason, paid.Reason);
            Assert.True(paid.Amount > 0);
        }
    }
}
