using System.Globalization;

namespace SmmOrders.Tests.Laws;

/// <summary>
/// The facts of an order without any validation: a planted fault can write what the library's own <see cref="OrderState"/> would
/// refuse.
/// </summary>
public sealed record Facts(
    OrderStatus Status,
    DateTimeOffset Since,
    long Quantity,
    decimal Charge,
    long? Delivered,
    decimal Refunded,
    decimal Kept,
    CancelCause Cause,
    long? MostDelivered = null,
    DateTimeOffset? UnansweredSince = null,
    Findings Open = Findings.None)
{
    public bool IsOver => Status is OrderStatus.Completed or OrderStatus.Canceled or OrderStatus.Partial;

    /// <summary>Why the order is held; none if it is not.</summary>
    public Findings Held => Open & (Findings.RemainsMissing | Findings.RemainsUnreadable | Findings.RemainsExceedsQuantity);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Status} since {Since:O}, {Delivered?.ToString(CultureInfo.InvariantCulture) ?? "?"} of {Quantity} delivered, {Refunded} of {Charge} refunded, {Kept} kept, {MostDelivered?.ToString(CultureInfo.InvariantCulture) ?? "?"} delivered at most, unanswered since {UnansweredSince?.ToString("O", CultureInfo.InvariantCulture) ?? "never"}, open: {Open}");
}
