namespace SmmOrders.Providers;

/// <summary>The provider took note of the wish to refill an order. Nothing is refilled until <see cref="RefillReport"/> says so.</summary>
public sealed record RefillAcknowledgement
{
    internal RefillAcknowledgement(string orderId, string refillId)
    {
        OrderId = orderId;
        RefillId = refillId;
    }

    /// <summary>The order.</summary>
    public string OrderId { get; }

    /// <summary>The provider's identifier of the refill, to ask for its status with.</summary>
    public string RefillId { get; }
}
