namespace SmmOrders.EntityFrameworkCore;

/// <summary>Why a request was refused, for the panel's staff.</summary>
internal static class RequestReason
{
    internal static string Of(OrderKey order, RequestKind kind, RequestRefusal refusal) => refusal switch
    {
        RequestRefusal.OrderNotPlaced => kind == RequestKind.Cancel
            ? $"Order {order} is being sent, or may be at the provider. Wait for the answer, or until a person has decided."
            : $"Order {order} is not placed, so nothing was delivered that could be refilled.",
        RequestRefusal.OrderEnded => $"Order {order} has ended, so there is nothing to cancel.",
        RequestRefusal.NothingDelivered => $"Order {order} is neither Completed nor Partial, so it cannot be refilled.",
        RequestRefusal.UnderWay => $"The same request for order {order} is under way. Wait until it has ended.",
        _ => $"The request of order {order} does not permit that.",
    };

    internal static string NotFollowed(OrderKey order) =>
        $"The refill of order {order} cannot be followed without the provider's identifier of it. Name it; or, if the provider gave none, refuse the refill, and ask for another.";
}
