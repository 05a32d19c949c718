namespace SmmOrders;

internal static class CancelCauses
{
    internal static CancelCause EnsureDefined(this CancelCause cause, string parameter = "cause") =>
        cause <= CancelCause.ServerDowntime
            ? cause
            : throw new ArgumentOutOfRangeException(
                parameter, cause, $"{(byte)cause} is not a cancel cause. Use one of: {string.Join(", ", Enum.GetValues<CancelCause>())}.");

    /// <summary>
    /// The likely cause where nobody said it (rule S9): an issue with the order shows while it is processed; a cancellation
    /// during delivery is the server's. Out of the queue it may be either.
    /// </summary>
    internal static CancelCause Infer(OrderState before, OrderStatus reported, long? delivered) =>
        reported == OrderStatus.Partial || before.Status == OrderStatus.Processing ? CancelCause.OrderIssue
        : before.Status == OrderStatus.InProgress || delivered > 0 ? CancelCause.ServerDowntime
        : CancelCause.Unknown;
}
