using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>How a refund that falls between two amounts is rounded.</summary>
/// <remarks>There is no value 0, so that a rounding that was never set fails at once.</remarks>
[JsonConverter(typeof(EnumByName<RefundRounding>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten rounding into a real one.
public enum RefundRounding : byte
#pragma warning restore CA1008
{
    /// <summary>To the nearest; halves go up, in the customer's favour.</summary>
    HalfUp = 1,

    /// <summary>To the nearest; halves go to the even digit.</summary>
    HalfEven = 2,

    /// <summary>Toward zero, in the panel's favour.</summary>
    Down = 3,

    /// <summary>Away from zero, in the customer's favour; never above the charge.</summary>
    Up = 4,
}
