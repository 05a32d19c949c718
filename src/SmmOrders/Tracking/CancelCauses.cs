namespace SmmOrders;

internal static class CancelCauses
{
    internal static CancelCause EnsureDefined(this CancelCause cause, string parameter = "cause") =>
        cause <= CancelCause.ServerDowntime ? cause : throw Undefined.Value(parameter, cause, "a cancel cause");

    /// <summary>
    /// The likely cause where nobody said it (domain rule S9): an issue with the order shows while it is processed; a cancellation
    /// during delivery is the server's. Out of the queue, or after the end, it may be either; that all was delivered proves
    /// nothing, since many panels say 0 left on whatever they cancel.
    /// </summary>
    internal static CancelCause Infer(OrderState before, OrderStatus reported, long? delivered) =>
        reported == OrderStatus.Partial || before.Status == OrderStatus.Processing ? CancelCause.OrderIssue
        : before.Status == OrderStatus.InProgress || (delivered > 0 && delivered < before.Quantity) ? CancelCause.ServerDowntime
        : CancelCause.Unknown;
}
