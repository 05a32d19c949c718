using System.Text.Json.Serialization;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>A refund that was won and recorded, and is to be paid in the same transaction.</summary>
/// <typeparam name="TOrder">The panel's order.</typeparam>
/// <param name="Order">The order, as it was read before the change, without tracking: for the columns of the panel's own, such as whose it is.</param>
/// <param name="Key">The order's key.</param>
/// <param name="Refund">What to pay.</param>
/// <param name="Currency">The currency of the amount: that of the order's charge.</param>
[JsonConverter(typeof(NotForJson))]
public sealed record RefundToPay<TOrder>(TOrder Order, OrderKey Key, Refund Refund, string? Currency)
    where TOrder : class
{
    /// <summary>The refund's own key: the same refund always has the same, and no two have one.</summary>
    public string IdempotencyKey => Refund.IdempotencyKey(Key.ToString());
}
