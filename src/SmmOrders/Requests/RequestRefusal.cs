using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>Why a request, or a step of one, was refused.</summary>
/// <remarks>The values are stable and can be stored. There is no value 0.</remarks>
[JsonConverter(typeof(EnumByName<RequestRefusal>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten refusal into a real one.
public enum RequestRefusal : byte
#pragma warning restore CA1008
{
    /// <summary>
    /// The order is not placed. It cannot be refilled, and while it is being sent, or may or may not be at the provider, it cannot be
    /// canceled either: the answer, or a person, decides first.
    /// </summary>
    OrderNotPlaced = 1,

    /// <summary>The order has ended: there is nothing to cancel.</summary>
    OrderEnded = 2,

    /// <summary>Nothing was delivered that could be refilled: the order is neither Completed nor Partial.</summary>
    NothingDelivered = 3,

    /// <summary>The same request was already made, and its outcome is not known yet. Only one at a time.</summary>
    UnderWay = 4,

    /// <summary>The status of the request does not permit the step (see <see cref="RequestLifecycle"/>), or there is no request.</summary>
    NotPermitted = 5,
}
