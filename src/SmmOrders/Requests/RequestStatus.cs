using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// How far a request has come (domain rules, section 7). It is separate from the order, and changes neither its status nor its money.
/// </summary>
/// <remarks>The values are stable and can be stored. There is no value 0.</remarks>
[JsonConverter(typeof(EnumByName<RequestStatus>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten status into a real one.
public enum RequestStatus : byte
#pragma warning restore CA1008
{
    /// <summary>Requested, and waiting to be sent.</summary>
    Asked = 1,

    /// <summary>About to be sent, or sent; no answer yet.</summary>
    Sending = 2,

    /// <summary>
    /// The provider acknowledged it. That promises nothing: only a later order status, or the provider's answer about the refill,
    /// shows the outcome.
    /// </summary>
    Acknowledged = 3,

    /// <summary>The provider did it.</summary>
    Done = 4,

    /// <summary>The provider acknowledged it, but did not do it.</summary>
    Rejected = 5,

    /// <summary>The provider refused it.</summary>
    Refused = 6,

    /// <summary>No clear answer came: a person must check.</summary>
    Unknown = 7,
}
