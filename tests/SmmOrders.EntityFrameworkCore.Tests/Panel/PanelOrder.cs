namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A panel's own order, with each instant in all the types that a panel may choose.</summary>
internal sealed class PanelOrder
{
    public int Id { get; private set; }

    public int ServiceId { get; private set; }

    public OrderStatus Status { get; private set; }

    public OrderStatus StatusAsText { get; private set; }

    public DateTimeOffset Since { get; private set; }

    public long SinceUtcTicks { get; private set; }

    public DateTime SinceUtc { get; private set; }

    public DateTimeOffset? UnansweredSince { get; private set; }

    public long? UnansweredSinceUtcTicks { get; private set; }

    public DateTime? UnansweredSinceUtc { get; private set; }

    public static PanelOrder Of(OrderState order, int serviceId = 0) => new()
    {
        ServiceId = serviceId,
        Status = order.Status,
        StatusAsText = order.Status,
        Since = order.StatusSince.ToUniversalTime(),
        SinceUtcTicks = order.StatusSince.UtcTicks,
        SinceUtc = order.StatusSince.UtcDateTime,
        UnansweredSince = order.UnansweredSince?.ToUniversalTime(),
        UnansweredSinceUtcTicks = order.UnansweredSince?.UtcTicks,
        UnansweredSinceUtc = order.UnansweredSince?.UtcDateTime,
    };
}
