using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>The six statuses of an order (domain rule S1).</summary>
/// <remarks>
/// The values are stable and can be stored. There is no value 0: a status that was never set fails at once, instead of silently
/// restarting the order.
/// </remarks>
[JsonConverter(typeof(EnumByName<OrderStatus>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten status into a real one.
public enum OrderStatus : byte
#pragma warning restore CA1008
{
    /// <summary>Received, but the server has not started; or something is wrong with the order (domain rules S2 to S4). Open.</summary>
    Processing = 1,

    /// <summary>Received by the server and waiting in its queue (domain rules S5, S6). Open.</summary>
    Pending = 2,

    /// <summary>Being delivered (domain rule S7). Open.</summary>
    InProgress = 3,

    /// <summary>Delivered as described; nothing to refund (domain rule S8). Final.</summary>
    Completed = 4,

    /// <summary>The server could not deliver; the charge is refunded in full (domain rules S9 to S11). Final.</summary>
    Canceled = 5,

    /// <summary>Delivered in part; the rest is refunded (domain rules S12 to S14). Final.</summary>
    Partial = 6,
}
