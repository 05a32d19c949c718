namespace PanelBackend;

/// <summary>The answer about an order, as every client of the panel API v2 reads it.</summary>
internal sealed record ApiOrder(string Charge, string? StartCount, string Status, string Remains, string Currency)
{
    /// <summary>Writes the state of any order of SmmOrders in the API's own words.</summary>
    /// <param name="order">The order.</param>
    /// <param name="startCount">The count before it began; <see langword="null"/> if it is not known.</param>
    /// <param name="currency">The currency of its charge.</param>
    public static ApiOrder Of(OrderState order, long? startCount, string currency)
    {
        long delivered = order.Delivered ?? (order.Status == OrderStatus.Completed ? order.Quantity : 0);
        return new(
            ApiText.Of(order.Kept),
            startCount is { } count ? ApiText.Of(count) : null,
            order.Status.ToWireName(),
            ApiText.Of(Math.Max(0, order.Quantity - delivered)),
            currency);
    }

    /// <summary>The API's word for a refill; the words of orders, and <c>Rejected</c>.</summary>
    public static string WordOf(RequestStatus refill) => refill switch
    {
        RequestStatus.Acknowledged => OrderStatus.InProgress.ToWireName(),
        RequestStatus.Done => OrderStatus.Completed.ToWireName(),
        RequestStatus.Rejected or RequestStatus.Refused => "Rejected",
        _ => OrderStatus.Pending.ToWireName(),
    };
}
