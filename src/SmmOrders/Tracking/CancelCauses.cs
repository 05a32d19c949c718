namespace SmmOrders;

internal static class CancelCauses
{
    internal static CancelCause EnsureDefined(this CancelCause cause, string parameter = "cause") =>
        cause <= CancelCause.ServerDowntime ? cause : throw UndefinedEnum.Error(parameter, cause, "a cancel cause");

    /// <summary>
    /// The likely cause where nobody said it (domain rule S9; law 10 of the domain rules). Where anything was delivered first, it was
    /// not the customer's order: the server stopped on the way, or nothing can be told once all was delivered. Else an issue with the
    /// order shows while it is processed, a downtime during delivery, and out of the queue it may be either.
    /// </summary>
    /// <param name="before">The order before it was canceled.</param>
    /// <param name="reported">The status that the server reported.</param>
    /// <param name="mostDelivered">The most units that any report showed as delivered, this one included.</param>
    internal static CancelCause Infer(OrderState before, OrderStatus reported, long? mostDelivered) =>
        mostDelivered > 0 && mostDelivered < before.Quantity ? CancelCause.ServerDowntime
        : before.Status == OrderStatus.InProgress && reported != OrderStatus.Partial ? CancelCause.ServerDowntime
        : mostDelivered > 0 ? CancelCause.Unknown
        : reported == OrderStatus.Partial || before.Status == OrderStatus.Processing ? CancelCause.OrderIssue
        : CancelCause.Unknown;
}
