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

    /// <summary>Makes one, for a provider of your own or a test's.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="refillId">The provider's identifier of the refill.</param>
    /// <exception cref="ArgumentException">An argument cannot be an identifier.</exception>
    public static RefillAcknowledgement Of(string orderId, string refillId) =>
        new(OrderIds.EnsureUsable(orderId, nameof(orderId)), OrderIds.EnsureUsable(refillId, nameof(refillId)));
}
