using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>How far a refill is. No money hangs on it.</summary>
[JsonConverter(typeof(EnumByName<RefillStatus>))]
public enum RefillStatus : byte
{
    /// <summary>A word outside the vocabulary; never taken for one of the others.</summary>
    Unknown = 0,

    /// <summary>Waiting: <c>Pending</c>, <c>Awaiting</c>, <c>Processing</c>.</summary>
    Pending = 1,

    /// <summary>Being delivered: <c>In progress</c>.</summary>
    InProgress = 2,

    /// <summary>Delivered: <c>Completed</c>.</summary>
    Completed = 3,

    /// <summary>Not going to happen: <c>Rejected</c>, <c>Canceled</c>, <c>Failed</c>, <c>Error</c>.</summary>
    Rejected = 4,
}
