using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What sort of <see cref="Decision"/> it is.</summary>
/// <remarks>The values are stable and fit for storage. There is no value 0.</remarks>
[JsonConverter(typeof(EnumByName<DecisionKind>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten kind into a real one.
public enum DecisionKind : byte
#pragma warning restore CA1008
{
    /// <summary>An open order ends.</summary>
    End = 1,

    /// <summary>An order that has ended, ended otherwise.</summary>
    Correct = 2,

    /// <summary>Money is paid back by hand.</summary>
    Refund = 3,
}
