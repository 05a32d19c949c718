using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>Why a request may not be made, or a step of it not be taken.</summary>
/// <remarks>The values are stable and fit for storage. There is no value 0.</remarks>
[JsonConverter(typeof(EnumByName<RequestRefusal>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten refusal into a real one.
public enum RequestRefusal : byte
#pragma warning restore CA1008
{
    /// <summary>The order is being sent, was refused, or may be at the provider or not: a person, or the answer, decides first.</summary>
    OrderNotPlaced = 1,

    /// <summary>The order has ended: there is nothing to cancel.</summary>
    OrderEnded = 2,

    /// <summary>Nothing was delivered that could be refilled: the order is neither Completed nor Partial.</summary>
    NothingDelivered = 3,

    /// <summary>The same was asked for already, and the provider has not said how it ended. One at a time.</summary>
    UnderWay = 4,

    /// <summary>The request cannot go there from where it is: see <see cref="RequestLifecycle"/>. Or there is none.</summary>
    NotPermitted = 5,
}
