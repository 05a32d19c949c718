namespace SmmOrders.Providers;

/// <summary>
/// The provider took note of the wish to cancel an order. The order is not canceled, and no money is due, until its status
/// says so.
/// </summary>
public sealed record CancelAcknowledgement
{
    internal CancelAcknowledgement(string orderId) => OrderId = orderId;

    /// <summary>The order.</summary>
    public string OrderId { get; }
}
