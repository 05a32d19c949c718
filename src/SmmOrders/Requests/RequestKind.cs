using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What is asked of the provider about an order that it has.</summary>
/// <remarks>The values are stable and fit for storage. There is no value 0.</remarks>
[JsonConverter(typeof(EnumByName<RequestKind>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten kind into a real one.
public enum RequestKind : byte
#pragma warning restore CA1008
{
    /// <summary>To stop delivering: asked for an order that is open.</summary>
    Cancel = 1,

    /// <summary>To deliver again what was lost: asked for an order that is Completed or Partial.</summary>
    Refill = 2,
}
