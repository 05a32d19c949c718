namespace SmmOrders.Benchmarks;

/// <summary>What most panels write: one decimal formula, and no rule about what may become of the order.</summary>
internal static class NaivePeer
{
    public static decimal Refund(OrderState order, long remains) =>
        Math.Round(order.Charge * remains / order.Quantity, 2, MidpointRounding.AwayFromZero);

    /// <summary>The same, with its result in objects of the same facts as the library's: the order after, and the refund.</summary>
    public static Result End(OrderState order, long remains, DateTimeOffset now)
    {
        decimal refund = Refund(order, remains);
        return new(
            new Order(
                OrderStatus.Partial, now, order.Quantity, order.Charge, order.Quantity - remains, order.Quantity - remains, refund, CancelCause.Unknown, null, Findings.None, null, null),
            new Payment(refund, refund, RefundReason.PartiallyDelivered));
    }

    internal readonly record struct Result(Order Order, Payment Payment);

    internal sealed record Order(
        OrderStatus Status, DateTimeOffset StatusSince, long Quantity, decimal Charge, long? Delivered, long? MostDelivered, decimal Refunded,
        CancelCause CancelCause, DateTimeOffset? UnansweredSince, Findings Open, Submission? Submission, OrderRequest? Request);

    internal sealed record Payment(decimal Amount, decimal TotalAfter, RefundReason Reason);
}
