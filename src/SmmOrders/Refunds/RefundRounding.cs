using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>How a refund that falls between two amounts is rounded.</summary>
[JsonConverter(typeof(EnumByName<RefundRounding>))]
public enum RefundRounding : byte
{
    /// <summary>To the nearest; halves go up, in the customer's favour.</summary>
    HalfUp = 0,

    /// <summary>To the nearest; halves go to the even digit.</summary>
    HalfEven = 1,

    /// <summary>Toward zero, in the panel's favour.</summary>
    Down = 2,

    /// <summary>Away from zero, in the customer's favour; never above the charge.</summary>
    Up = 3,
}
