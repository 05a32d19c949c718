namespace SmmOrders;

internal static class CancelCauses
{
    internal static CancelCause EnsureDefined(this CancelCause cause, string parameter = "cause") =>
        cause <= CancelCause.ServerDowntime ? cause : throw UndefinedEnum.Error(parameter, cause, "a cancel cause");

    /// <summary>
    /// The likely cause if none was stated (domain rule S9; law 10 of the domain rules). If anything was delivered first, the order
    /// was not at fault: the server stopped on the way. If everything was delivered, it stopped only if it was still delivering;
    /// otherwise the cause is unknown. If nothing was delivered, an issue with the order shows in Processing, a downtime in
    /// InProgress, and from Pending it may be either.
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
