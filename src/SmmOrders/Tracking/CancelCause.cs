using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>Why an order was canceled (domain rule S9). Decides the advice (domain rule S11), never the money.</summary>
[JsonConverter(typeof(EnumByName<CancelCause>))]
public enum CancelCause : byte
{
    /// <summary>Not known, or the order is not canceled.</summary>
    Unknown = 0,

    /// <summary>An issue with the order, such as the wrong link or the wrong service.</summary>
    OrderIssue = 1,

    /// <summary>The server went down while it delivered this order.</summary>
    ServerDowntime = 2,
}
