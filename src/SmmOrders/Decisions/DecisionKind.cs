using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>The kind of a <see cref="Decision"/>.</summary>
/// <remarks>The values are stable and can be stored. There is no value 0.</remarks>
[JsonConverter(typeof(EnumByName<DecisionKind>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten kind into a real one.
public enum DecisionKind : byte
#pragma warning restore CA1008
{
    /// <summary>Ends an open order.</summary>
    End = 1,

    /// <summary>Corrects the end of an order that has ended.</summary>
    Correct = 2,

    /// <summary>Refunds money manually.</summary>
    Refund = 3,
}
