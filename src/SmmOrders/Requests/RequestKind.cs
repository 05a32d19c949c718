using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What the provider is asked to do with an order that it has.</summary>
/// <remarks>The values are stable and can be stored. There is no value 0.</remarks>
[JsonConverter(typeof(EnumByName<RequestKind>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten kind into a real one.
public enum RequestKind : byte
#pragma warning restore CA1008
{
    /// <summary>Stop delivering; for an open order.</summary>
    Cancel = 1,

    /// <summary>Deliver again what was lost; for an order that is Completed or Partial.</summary>
    Refill = 2,
}
