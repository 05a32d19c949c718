using System.Text.Json.Serialization;

namespace SmmOrders.Providers.Testing;

/// <summary>How a panel acknowledges cancellation requests.</summary>
[JsonConverter(typeof(EnumByName<CancelShape>))]
public enum CancelShape
{
    /// <summary>1 for each order: <c>[{"order":"23501","cancel":1}]</c>.</summary>
    One = 1,

    /// <summary>An identifier of the request for each order: <c>[{"order":"23501","cancel":1002}]</c>.</summary>
    RequestId,

    /// <summary><c>{"status":"success"}</c> for all, or an error if every order is refused.</summary>
    Success,

    /// <summary>The accepted orders: <c>{"canceled":["23501"]}</c>, or an error if every order is refused.</summary>
    CanceledList,
}
