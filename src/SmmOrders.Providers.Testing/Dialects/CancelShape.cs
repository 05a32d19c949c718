using System.Text.Json.Serialization;

namespace SmmOrders.Providers.Testing;

/// <summary>How a panel acknowledges that cancellations were asked for.</summary>
[JsonConverter(typeof(EnumByName<CancelShape>))]
public enum CancelShape
{
    /// <summary>By 1 for each order: <c>[{"order":"23501","cancel":1}]</c>.</summary>
    One = 1,

    /// <summary>By an identifier of the request for each order: <c>[{"order":"23501","cancel":1002}]</c>.</summary>
    RequestId,

    /// <summary>By <c>{"status":"success"}</c> for all, or by an error where every order is refused.</summary>
    Success,

    /// <summary>By the orders that were accepted: <c>{"canceled":["23501"]}</c>, or by an error where every order is refused.</summary>
    CanceledList,
}
