using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>How far a request has come (domain rules, section 7). It stands beside the order, and moves neither its status nor its money.</summary>
/// <remarks>The values are stable and fit for storage. There is no value 0.</remarks>
[JsonConverter(typeof(EnumByName<RequestStatus>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten status into a real one.
public enum RequestStatus : byte
#pragma warning restore CA1008
{
    /// <summary>Asked for, and waiting to be sent.</summary>
    Asked = 1,

    /// <summary>About to leave, or gone; no answer yet.</summary>
    Sending = 2,

    /// <summary>The provider took it up. That promises nothing: only a later status, or the provider's answer about the refill, tells how it ended.</summary>
    Acknowledged = 3,

    /// <summary>The provider did it.</summary>
    Done = 4,

    /// <summary>The provider took it up, and then did not do it.</summary>
    Rejected = 5,

    /// <summary>The provider did not take it up.</summary>
    Refused = 6,

    /// <summary>No clear answer came: a person must look.</summary>
    Unknown = 7,
}
