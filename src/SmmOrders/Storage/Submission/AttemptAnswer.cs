using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What a provider answered to one attempt to send it an order.</summary>
/// <remarks>The values are stable and stored. There is no value 0; an attempt without an answer has none.</remarks>
[JsonConverter(typeof(EnumByName<AttemptAnswer>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten answer into a real one.
public enum AttemptAnswer : byte
#pragma warning restore CA1008
{
    /// <summary>The provider accepted the order, and gave it an identifier.</summary>
    Placed = 1,

    /// <summary>The provider refused it, and a person or the next provider follows.</summary>
    Refused = 2,

    /// <summary>The provider refused it for now (<see cref="RefusalKinds.Waits(RefusalKind)"/>).</summary>
    Waits = 3,

    /// <summary>The request certainly never left.</summary>
    NotSent = 4,

    /// <summary>No clear answer came.</summary>
    Lost = 5,
}
