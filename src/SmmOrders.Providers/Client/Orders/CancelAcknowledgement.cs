namespace SmmOrders.Providers;

/// <summary>
/// The provider took note of the wish to cancel an order. The order is not canceled, and no money is due, until its status
/// says so.
/// </summary>
public sealed record CancelAcknowledgement
{
    internal CancelAcknowledgement(string orderId, string? requestId)
    {
        OrderId = orderId;
        RequestId = requestId;
    }

    /// <summary>The order.</summary>
    public string OrderId { get; }

    /// <summary>The provider's identifier of the request, where it gives one; <see langword="null"/> where it only says yes.</summary>
    public string? RequestId { get; }
}
