using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>The status of a refill. It has no effect on money.</summary>
[JsonConverter(typeof(EnumByName<RefillStatus>))]
public enum RefillStatus : byte
{
    /// <summary>The word is in no vocabulary; it is never read as one of the other statuses.</summary>
    Unknown = 0,

    /// <summary>Waiting: <c>Pending</c>, <c>Awaiting</c>, <c>Processing</c>.</summary>
    Pending = 1,

    /// <summary>Being delivered: <c>In progress</c>.</summary>
    InProgress = 2,

    /// <summary>Delivered: <c>Completed</c>.</summary>
    Completed = 3,

    /// <summary>Not going to be delivered: <c>Rejected</c>, <c>Canceled</c>, <c>Failed</c>, <c>Error</c>.</summary>
    Rejected = 4,
}
